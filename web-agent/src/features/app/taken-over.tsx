import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkplace } from './context';

/** Another window has this user's desk. */
export function TakenOver(): ReactNode {
  const { t } = useTranslation();
  const workplace = useWorkplace();
  return (
    <main className="centred">
      <h1>{t('connection.takenOver')}</h1>
      <p className="quiet">{t('connection.takenOverHint')}</p>
      <Button type="primary" size="large" data-testid="take-back" onClick={() => workplace.takeOver()}>
        {t('connection.takeBack')}
      </Button>
    </main>
  );
}
