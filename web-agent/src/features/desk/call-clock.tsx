import type { PropsWithChildren, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { DeskContact } from '../../contract';
import { useServerNowMs } from '../app/context';

/** How long the agent has had a contact, and what belongs beside it. */
export function CallClock({ contact, children }: PropsWithChildren<{ readonly contact: DeskContact }>): ReactNode {
  const { t } = useTranslation();
  const nowMs = useServerNowMs();
  return (
    <div className="call-clock">
      <time className="digits" aria-label={t('call.duration')}>
        {formatDuration(nowMs - contact.connectedAtMs)}
      </time>
      {children}
    </div>
  );
}
