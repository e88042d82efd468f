import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import { useObservable, useServerNowMs, useWorkplace } from '../app/context';

/** The queues this agent serves, and who waits in them. */
export function MyQueues(): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { picture } = useObservable(desk.state);
  const nowMs = useServerNowMs(1000);
  const queues = picture?.queues ?? [];
  return (
    <section className="card" aria-labelledby="my-queues">
      <h2 id="my-queues" className="card-title">
        {t('queues.title')}
      </h2>
      {picture !== undefined && queues.length === 0 && <p className="quiet">{t('queues.none')}</p>}
      <ul className="queue-list">
        {queues.map((queue) => (
          <li key={queue.queueId} data-waiting={queue.waiting > 0}>
            <div>
              <strong>{queue.name}</strong>
              <small className="quiet digits">
                {t('queues.staff', { ready: queue.readyAgents, signedIn: queue.signedInAgents })}
                {queue.longestWaitSinceMs !== undefined &&
                  ` · ${t('queues.longest', { duration: formatDuration(nowMs - queue.longestWaitSinceMs) })}`}
              </small>
            </div>
            <div className="queue-count digits">
              {queue.waiting}
              <small>{t('queues.waiting')}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
