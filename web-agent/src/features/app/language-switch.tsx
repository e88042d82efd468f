import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useObservable } from './context';
import { GlobeIcon } from './icons';

/** Shows the language that a click leads to, in that language. */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const app = useApp();
  const { language } = useObservable(app.settings);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      type="text"
      icon={<GlobeIcon />}
      data-testid="language-switch"
      lang={other}
      title={t('app.language')}
      onClick={() => app.setLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
