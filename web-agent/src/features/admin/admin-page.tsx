import { Alert, Button, Spin } from 'antd';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { systemScheduler } from '../../base/scheduler';
import { addAdminTexts } from '../../i18n/admin';
import { Draft, type OpenDraft } from '../../state/admin/draft';
import type { Workplace } from '../../state/workplace';
import { AdminClient } from '../../transport/admin-client';
import { useApp, useObservable, useWorkplace } from '../app/context';
import { refusalText } from '../app/refusal-text';
import type { AppModel } from '../app/app-model';
import { AdminContext, useAdmin, useAdminT } from './admin-context';
import { AdminNav } from './admin-nav';
import { useAdminRoute } from './admin-route';
import { DraftBar } from './draft-bar';
import { SectionRoute } from './section-route';
import { useLeaveWarning } from './use-leave-warning';
import './admin.css';

addAdminTexts();

const LOOK_EVERY_MS = 60_000;

interface Behind {
  readonly api: AdminClient;
  readonly draft: Draft;
}

/** One draft for each workplace: it is there, with its steps to undo, when somebody comes back from the floor. */
const behind = new WeakMap<Workplace, Behind>();

function administrationOf(app: AppModel, workplace: Workplace): Behind {
  const known = behind.get(workplace);
  if (known !== undefined) return known;
  const { user } = workplace;
  const api = new AdminClient(app.rest);
  const draft = new Draft({
    api,
    scheduler: systemScheduler,
    // Also when the tab is closed: half an hour's work isn't lost by a click.
    store: localStorage,
    storedAs: `oneline.draft.${user.tenant}.${user.userId}`,
    readOnly: !user.roles.includes('administrator'),
  });
  const made = { api, draft };
  behind.set(workplace, made);
  return made;
}

/** Queues, agents, calendars and the rest of what an administrator decides. */
export default function AdminPage(): ReactNode {
  const { t } = useTranslation();
  const app = useApp();
  const workplace = useWorkplace();
  const { api, draft } = administrationOf(app, workplace);
  const state = useObservable(draft.state);
  useFreshness(draft);
  useReasonsInLanguage(draft);
  if (state.phase === 'loading') return <Spin className="page-loading" aria-label={t('app.loading')} />;
  if (state.phase === 'failed') return <Failed draft={draft} text={refusalText(t, state.refusal)} />;
  return <OpenPage api={api} draft={draft} open={state} />;
}

function OpenPage({ api, draft, open }: Behind & { readonly open: OpenDraft }): ReactNode {
  const t = useAdminT();
  const { page, id } = useAdminRoute();
  const administration = useMemo(() => ({ api, draft, open, readOnly: draft.readOnly }), [api, draft, open]);
  useLeaveWarning(!open.kept);
  // A flow needs the room; and it is published by itself.
  const isCanvas = page === 'flows' && id !== undefined;
  return (
    <AdminContext value={administration}>
      <main className="admin" data-testid="admin-page" data-read-only={draft.readOnly} data-canvas={isCanvas}>
        {!isCanvas && <AdminNav page={page} />}
        <div className="admin-main">
          {draft.readOnly && !isCanvas && (
            <p className="read-only" role="note">
              {t('readOnly')}
            </p>
          )}
          <SectionRoute page={page} id={id} />
        </div>
        {page !== 'flows' && <Bar />}
      </main>
    </AdminContext>
  );
}

function Bar(): ReactNode {
  return useAdmin().readOnly ? null : <DraftBar />;
}

function Failed({ draft, text }: { readonly draft: Draft; readonly text: string }): ReactNode {
  const t = useAdminT();
  return (
    <main className="admin-failed">
      <Alert
        type="error"
        showIcon
        title={t('loadFailed')}
        description={text}
        action={
          <Button size="small" onClick={() => void draft.load()}>
            {t('retry')}
          </Button>
        }
      />
    </main>
  );
}

/** Looks whether somebody else has published: now, whenever the window is looked at again, and every minute. Keeps what was typed last. */
function useFreshness(draft: Draft): void {
  useEffect(() => {
    const look = (): void => void draft.load();
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    const leave = (): void => draft.close();
    addEventListener('focus', look);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      removeEventListener('focus', look);
    };
  }, [draft]);
}

/** The server says its reasons in the language that is asked in: another one is asked anew. */
function useReasonsInLanguage(draft: Draft): void {
  const { language } = useObservable(useApp().settings);
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void draft.check();
  }, [draft, language]);
}
