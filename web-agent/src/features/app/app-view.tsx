import { QueryClientProvider } from '@tanstack/react-query';
import { Alert, ConfigProvider, Spin } from 'antd';
import enUs from 'antd/es/locale/en_US';
import zhCn from 'antd/es/locale/zh_CN';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInPage } from '../sign-in/sign-in-page';
import { ConnectionBanner } from './connection-banner';
import { useApp, useObservable, useWorkplace, WorkplaceContext } from './context';
import { pagesOf, usePage, useWhyContactId } from './router';
import { TakenOver } from './taken-over';
import { useTheme } from './theme';
import { TopBar } from './top-bar';

const AdminPage = lazy(() => import('../admin/admin-page'));
const CustomersPage = lazy(() => import('../customers/customers-page'));
const DeskPage = lazy(() => import('../desk/desk-page'));
const FloorPage = lazy(() => import('../floor/floor-page'));
const StatisticsPage = lazy(() => import('../statistics/statistics-page'));
const VoicemailPage = lazy(() => import('../voicemail/voicemail-page'));
const WhyPage = lazy(() => import('../why/why-page'));

export function AppView(): ReactNode {
  const app = useApp();
  const { language } = useObservable(app.settings);
  const workplace = useObservable(app.workplace);
  return (
    <ConfigProvider
      theme={useTheme()}
      locale={language === 'zh-CN' ? zhCn : enUs}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={app.queries}>
        {workplace === undefined ? (
          <SignInPage />
        ) : (
          <WorkplaceContext value={workplace}>
            <WorkplaceView />
          </WorkplaceContext>
        )}
      </QueryClientProvider>
    </ConfigProvider>
  );
}

function WorkplaceView(): ReactNode {
  const workplace = useWorkplace();
  const { t } = useTranslation();
  const pages = pagesOf(workplace.user);
  const whyContactId = useWhyContactId();
  const named = usePage(pages);
  const page = whyContactId === undefined ? named : undefined;
  const connection = useObservable(workplace.connection);
  if (connection === 'taken-over') return <TakenOver />;
  return (
    <div className="workplace">
      <TopBar page={page} pages={pages} />
      <ConnectionBanner />
      <Suspense fallback={<Spin className="page-loading" aria-label={t('app.loading')} />}>
        {page === 'desk' && <DeskPage />}
        {page === 'voicemail' && <VoicemailPage />}
        {page === 'customers' && <CustomersPage />}
        {page === 'floor' && <FloorPage />}
        {page === 'statistics' && <StatisticsPage />}
        {page === 'admin' && <AdminPage />}
        {page === 'forbidden' && (
          <main className="floor" data-testid="forbidden">
            <Alert type="warning" showIcon title={t('app.forbidden')} description={t('app.forbiddenHint')} action={pages[0] !== undefined && <a className="why-link" href={`#/${pages[0]}`}>{t(`app.${pages[0]}`)}</a>} />
          </main>
        )}
        {whyContactId !== undefined && <WhyPage key={whyContactId} contactId={whyContactId} />}
      </Suspense>
    </div>
  );
}
