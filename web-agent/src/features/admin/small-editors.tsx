import type { ReactNode } from 'react';
import { mentionsOf } from '../../state/admin/mentions';
import type { Entities } from '../../state/admin/routing';
import { useAdminT, useRouting } from './admin-context';
import { MentionList } from './editor-head';
import { DurationField, NumberField, PromptField, TextField } from './inputs';
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

/** What is the same for all calls: how they ring at desks, and how deep menus may be. */
export function CallsPage(): ReactNode {
  const t = useAdminT();
  return (
    <div className="detail single">
      <h1>{t('page.offers')}</h1>
      <Offers />
      <Menus />
    </div>
  );
}

function Menus(): ReactNode {
  const t = useAdminT();
  const { menus } = useRouting();
  return (
    <ThingForm section="menus" id="">
      <section className="card" aria-label={t('page.menus')}>
        <h2>{t('page.menus')}</h2>
        <NumberField at="maxDepth" label={t('field.maxDepth')} value={menus.maxDepth} min={1} max={256} hint={t('hint.maxDepth')} />
      </section>
    </ThingForm>
  );
}

function Offers(): ReactNode {
  const t = useAdminT();
  const { offers } = useRouting();
  return (
    <ThingForm section="offers" id="">
        <section className="card" aria-label={t('ringing')}>
          <h2>{t('ringing')}</h2>
          <p className="quiet">{t('offersIntro')}</p>
          <div className="field-grid">
            <DurationField at="ringMs" label={t('field.ringMs')} valueMs={offers.ringMs} minMs={1_000} maxMs={600_000} hint={t('hint.ringMs')} />
            <PromptField at="ringback" label={t('field.ringback')} value={offers.ringback} hint={t('hint.ringback')} />
            <DurationField at="deskGraceMs" label={t('field.deskGraceMs')} valueMs={offers.deskGraceMs} maxMs={600_000} hint={t('hint.deskGraceMs')} />
            <DurationField at="greetingLimitMs" label={t('field.greetingLimitMs')} valueMs={offers.greetingLimitMs} minMs={1_000} maxMs={600_000} hint={t('hint.greetingLimitMs')} />
          </div>
        </section>
    </ThingForm>
  );
}
