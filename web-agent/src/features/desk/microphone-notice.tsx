import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable, useWorkplace } from '../app/context';

/** Why callers couldn't hear the agent, and what to do about it. */
export function MicrophoneNotice(): ReactNode {
  const { t } = useTranslation();
  const { microphone } = useWorkplace();
  const { status } = useObservable(microphone.state);
  if (status === 'on' || status === 'off') return null;
  if (status === 'asking') return <Alert type="info" showIcon title={t('microphone.asking')} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="microphone-notice"
      title={t(`microphone.${status}`)}
      description={t(`microphone.${status}Hint`)}
      action={
        status !== 'insecure' && (
          <Button danger onClick={() => void microphone.open()}>
            {t('microphone.retry')}
          </Button>
        )
      }
    />
  );
}
