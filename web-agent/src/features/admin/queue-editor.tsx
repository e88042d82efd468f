import type { ReactNode } from 'react';
import { nameOfId, type Entities } from '../../state/admin/routing';
import { STRATEGIES, ringsMany } from '../../state/admin/blank';
import { useAdminT, useRouting } from './admin-context';
import { durationText } from './admin-text';
import { AnnouncementsEditor } from './announcements-editor';
import { adminHref } from './admin-route';
import { ChoiceField, DurationField, NumberField, PromptField, TextField } from './inputs';
import { OverflowEditor } from './overflow-editor';
import { StepsEditor } from './steps-editor';

type Queue = Entities['queues'];

export function QueueEditor({ queue }: { readonly queue: Queue }): ReactNode {
  const t = useAdminT();
  return (
    <>
      <section className="card" aria-label={t('queue.basics')}>
        <h3>{t('queue.basics')}</h3>
        <div className="field-grid">
          <TextField at="name" label={t('field.name')} value={queue.name} />
          <PromptField at="holdMusic" label={t('field.holdMusic')} value={queue.holdMusic} hint={t('hint.holdMusic')} />
          <NumberField at="maxWaiting" label={t('field.maxWaiting')} value={queue.maxWaiting} min={1} max={10_000} hint={t('hint.maxWaiting')} />
          <DurationField at="wrapUpLimitMs" label={t('field.wrapUpLimitMs')} valueMs={queue.wrapUpLimitMs} zero={t('queue.noWrapUp')} hint={t('hint.wrapUpLimitMs')} />
        </div>
        <Goal queue={queue} />
      </section>
      <Routing queue={queue} />
      <AnnouncementsEditor queue={queue} />
      <OverflowEditor queue={queue} />
      <ServedBy queueId={queue.queueId} />
    </>
  );
}

/** The service level as a sentence with gaps. */
function Goal({ queue: { target } }: { readonly queue: Queue }): ReactNode {
  const t = useAdminT();
  return (
    <div className="sentence" role="group" aria-label={t('queue.goal')}>
      <h4>{t('queue.goal')}</h4>
      <NumberField at="target/goalPercent" label={t('field.target/goalPercent')} labelHidden value={target.goalPercent} min={1} max={100} suffix="%" />
      <span>{t('queue.goalWithin')}</span>
      <DurationField at="target/answeredWithinMs" label={t('field.target/answeredWithinMs')} labelHidden valueMs={target.answeredWithinMs} />
      <span>{t('queue.goalShort')}</span>
      <DurationField at="target/shortAbandonMs" label={t('field.target/shortAbandonMs')} labelHidden valueMs={target.shortAbandonMs} />
      <span>{t('queue.goalEnd')}</span>
    </div>
  );
}

function Routing({ queue }: { readonly queue: Queue }): ReactNode {
  const t = useAdminT();
  const { routing } = queue;
  return (
    <section className="card" aria-label={t('queue.routing')}>
      <h3>{t('queue.routing')}</h3>
      <div className="field-grid">
        <ChoiceField
          at="routing/strategy"
          label={t('field.routing/strategy')}
          value={routing.strategy}
          choices={STRATEGIES.map((strategy) => ({ value: strategy, label: t(`strategyName.${strategy}`) }))}
          hint={t(`strategyDoes.${routing.strategy}`)}
        />
        {ringsMany(routing.strategy) && (
          <NumberField at="routing/ring/atMost" label={t('field.routing/ring/atMost')} value={routing.ring.atMost} min={1} max={50} />
        )}
        {routing.strategy === 'progressive' && (
          <DurationField at="routing/ring/widenAfterMs" label={t('field.routing/ring/widenAfterMs')} valueMs={routing.ring.widenAfterMs} minMs={1} maxMs={3_600_000} />
        )}
        <DurationField at="routing/stickyMs" label={t('field.routing/stickyMs')} valueMs={routing.stickyMs} zero={t('queue.notSticky')} hint={t('hint.stickyMs')} />
        <DurationField at="routing/headStartMs" label={t('field.routing/headStartMs')} valueMs={routing.headStartMs} maxMs={86_400_000} zero={t('queue.noHeadStart')} hint={t('hint.headStartMs')} />
      </div>
      <StepsEditor queue={queue} />
    </section>
  );
}

/** Who is behind it: without anybody its contacts would wait for ever. */
function ServedBy({ queueId }: { readonly queueId: string }): ReactNode {
  const t = useAdminT();
  const routing = useRouting();
  const profiles = routing.profiles.flatMap((profile) => {
    const served = profile.queues.find((each) => each.queueId === queueId);
    return served === undefined ? [] : [{ profile, served, agents: routing.agents.filter(({ profileId }) => profileId === profile.profileId).length }];
  });
  const entries = routing.entryPoints.filter((entry) => entry.queueId === queueId);
  return (
    <section className="card" aria-label={t('queue.connected')}>
      <h3>{t('queue.connected')}</h3>
      {profiles.length === 0 && <p className="quiet">{t('queue.noProfile')}</p>}
      <ul className="link-list">
        {profiles.map(({ profile, served, agents }) => (
          <li key={profile.profileId}>
            <a href={adminHref('profiles', profile.profileId)}>{nameOfId(routing, 'profiles', profile.profileId)}</a>{' '}
            <span className="quiet">
              {t('queue.servedAs', { order: served.order, count: agents })}
              {served.delayMs > 0 && t('profile.servedAfter', { wait: durationText(t, served.delayMs) })}
            </span>
          </li>
        ))}
        {entries.map(({ address }) => (
          <li key={address}>
            {t('one.entryPoints')} <a href={adminHref('entryPoints', address)}>{address}</a>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="quiet">{t('queue.noEntry')}</p>}
    </section>
  );
}
