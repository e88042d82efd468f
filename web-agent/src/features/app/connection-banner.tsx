import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable, useWorkplace } from './context';

/** Quiet: a lost connection comes back by itself, and a call goes on meanwhile. */
export function ConnectionBanner(): ReactNode {
  const { t } = useTranslation();
  const workplace = useWorkplace();
  const connection = useObservable(workplace.connection);
  const calls = useObservable(workplace.legs.legs).size;
  return (
    <div role="status" aria-live="polite">
      {connection === 'reconnecting' && (
        <div className="connection-banner" data-testid="connection-banner">
          <span className="pulse-dot" aria-hidden />
          <strong>{t('connection.reconnecting')}</strong>
          {calls > 0 && <span>{t('connection.callGoesOn')}</span>}
        </div>
      )}
    </div>
  );
}
