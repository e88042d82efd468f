import type { ReactNode } from 'react';
import type { Entities } from '../../state/admin/routing';
import { LANGUAGES } from '../app/languages';
import { useAdminT, useRouting } from './admin-context';
import { ChoiceField, DurationField, ManyField, PromptField, SwitchField, TextField } from './inputs';

/** A voicemail box: what callers hear, how long they may speak, and whom the message reaches. */
export function BoxEditor({ box }: { readonly box: Entities['voicemailBoxes'] }): ReactNode {
  const t = useAdminT();
  const { queues, agents } = useRouting();
  return (
    <>
      <section className="card" aria-label={t('one.voicemailBoxes')}>
        <div className="field-grid">
          <TextField at="name" label={t('field.name')} value={box.name} />
          <ChoiceField at="language" label={t('field.language')} value={box.language} choices={LANGUAGES} hint={t('hint.language')} />
          <PromptField spoken at="greeting" label={t('field.boxGreeting')} value={box.greeting} hint={t('hint.boxGreeting')} />
          <DurationField at="maxMs" label={t('field.maxMs')} valueMs={box.maxMs} minMs={5_000} maxMs={600_000} hint={t('hint.maxMs')} />
          <DurationField at="silenceMs" label={t('field.silenceMs')} valueMs={box.silenceMs} minMs={1_000} maxMs={60_000} hint={t('hint.silenceMs')} />
          <SwitchField at="review" label={t('field.review')} value={box.review} hint={t('hint.review')} />
        </div>
      </section>
      <section className="card" aria-label={t('box.reaches')}>
        <h3>{t('box.reaches')}</h3>
        <div className="field-grid">
          <ChoiceField
            at="queueId"
            label={t('field.boxQueueId')}
            value={box.queueId}
            choices={[{ value: '', label: t('box.noQueue') }, ...queues.map(({ queueId, name }) => ({ value: queueId, label: name }))]}
            hint={t('hint.boxQueueId')}
          />
          <ManyField
            at="ownerIds"
            label={t('field.ownerIds')}
            value={box.ownerIds}
            choices={agents.map(({ agentId, name }) => ({ value: agentId, label: name }))}
            placeholder={t('box.noOwner')}
          />
          <TextField at="mailTo" label={t('field.mailTo')} value={box.mailTo} maxLength={254} hint={t('hint.mailTo')} />
        </div>
      </section>
    </>
  );
}
