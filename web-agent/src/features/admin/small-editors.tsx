import type { ReactNode } from 'react';
import { mentionsOf } from '../../state/admin/mentions';
import type { Entities } from '../../state/admin/routing';
import { useAdminT, useRouting } from './admin-context';
import { MentionList } from './editor-head';
import { DurationField, PromptField, TextField } from './inputs';
import { ThingForm } from './thing-form';

/** A skill or a group: a name, and who goes by it. */
export function SkillEditor({ skill }: { readonly skill: Entities['skills'] }): ReactNode {
  return <NamedEditor section="skills" id={skill.skillId} name={skill.name} />;
}

export function GroupEditor({ group }: { readonly group: Entities['groups'] }): ReactNode {
  return <NamedEditor section="groups" id={group.groupId} name={group.name} />;
}

function NamedEditor({ section, id, name }: { readonly section: 'skills' | 'groups'; readonly id: string; readonly name: string }): ReactNode {
  const t = useAdminT();
  const mentions = mentionsOf(useRouting(), section, id);
  return (
    <section className="card" aria-label={t(`one.${section}`)}>
      <TextField at="name" label={t('field.name')} value={name} hint={t(`hint.${section}`)} />
      {mentions.length === 0 ? <p className="quiet">{t('removal.free')}</p> : <MentionList mentions={mentions} />}
    </section>
  );
}

/** How contacts ring at desks, the same for everybody. */
export function OffersPage(): ReactNode {
  const t = useAdminT();
  const { offers } = useRouting();
  return (
    <ThingForm section="offers" id="">
      <div className="detail single">
        <section className="card" aria-label={t('page.offers')}>
          <h1>{t('page.offers')}</h1>
          <p className="quiet">{t('offersIntro')}</p>
          <div className="field-grid">
            <DurationField at="ringMs" label={t('field.ringMs')} valueMs={offers.ringMs} minMs={1_000} maxMs={600_000} hint={t('hint.ringMs')} />
            <PromptField at="ringback" label={t('field.ringback')} value={offers.ringback} hint={t('hint.ringback')} />
            <DurationField at="deskGraceMs" label={t('field.deskGraceMs')} valueMs={offers.deskGraceMs} maxMs={600_000} hint={t('hint.deskGraceMs')} />
            <DurationField at="greetingLimitMs" label={t('field.greetingLimitMs')} valueMs={offers.greetingLimitMs} minMs={1_000} maxMs={600_000} hint={t('hint.greetingLimitMs')} />
          </div>
        </section>
      </div>
    </ThingForm>
  );
}
