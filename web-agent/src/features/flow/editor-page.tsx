import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Alert, Button, Spin } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { idsOf } from '../../state/flow/commands';
import { isPublishable, type FlowDraft, type OpenFlow } from '../../state/flow/flow-draft';
import { HEAD_HEIGHT, NODE_WIDTH } from '../../state/flow/layout';
import { useAdmin, useAdminT, useRouting } from '../admin/admin-context';
import { adminHref } from '../admin/admin-route';
import { showField } from '../admin/show-field';
import { useFlowHeads } from '../admin/use-flow-heads';
import { useLeaveWarning } from '../admin/use-leave-warning';
import { useApp, useObservable } from '../app/context';
import { refusalText } from '../app/refusal-text';
import { Canvas } from './canvas';
import { FlowContext, useFlowT, type FlowEditing } from './flow-context';
import { FlowWords } from './flow-words';
import { useFlows } from './flows-context';
import { Palette } from './palette';
import { SearchBox } from './search-box';
import { OverlayBar } from './overlay-bar';
import type { OverlayName } from './overlay';
import { useSelection } from './selection';
import { SidePanel, type SideTab } from './side-panel';
import { TrialsContext } from './trials-panel';
import { Toolbar } from './toolbar';
import { useEditorKeys } from './use-editor-keys';
import { useOverlay } from './use-overlay';
import { useTrials, type Run } from './use-trials';

const LOOK_EVERY_MS = 20_000;
const READABLE_ZOOM = 0.75;

/** The editor of one flow. */
export function EditorPage({ flowId }: { readonly flowId: string }): ReactNode {
  const { drafts } = useFlows();
  const draft = drafts.draft(flowId);
  const state = useObservable(draft.state);
  useFreshness(draft);
  useReasonsInLanguage(draft);
  if (state.phase === 'loading') return <Spin className="page-loading" />;
  if (state.phase === 'failed') return <Failed draft={draft} code={state.refusal.code} message={state.refusal.message} />;
  return (
    <ReactFlowProvider>
      <Editor draft={draft} open={state} />
    </ReactFlowProvider>
  );
}

function Failed({ draft, code, message }: { readonly draft: FlowDraft; readonly code: string; readonly message: string }): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { t: appT } = useTranslation();
  const isGone = code === 'not-found';
  return (
    <div className="admin-failed">
      <Alert
        type={isGone ? 'warning' : 'error'}
        showIcon
        title={isGone ? t('gone') : t('loadFailed')}
        description={isGone ? undefined : refusalText(appT, { code, message })}
        action={
          isGone ? (
            <a className="why-link" href={adminHref('flows')}>
              {t('back')}
            </a>
          ) : (
            <Button size="small" onClick={() => void draft.load()}>
              {adminT('retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

function Editor({ draft, open }: { readonly draft: FlowDraft; readonly open: OpenFlow }): ReactNode {
  const [searching, setSearching] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [run, setRun] = useState<Run>();
  const [overlayName, setOverlayName] = useState<OverlayName>('none');
  const editing = useEditing({ draft, open, run, overlayName, setOverlayName });
  const trials = useTrials(open.sheet.flow, (done) => {
    setRun(done);
    // What no test reaches is shown on the steps, where other figures stood perhaps.
    setOverlayName('none');
  });
  const publish = (): void => {
    // Asked for when nothing can be published, it would come up later, in the middle of typing.
    if (isPublishable(open)) setPublishing(true);
  };
  useLeaveWarning(open.saving !== 'saved' || trials.changed);
  return (
    <FlowContext value={editing}>
      <TrialsContext value={trials}>
      <div className="flow-editor" data-testid="flow-editor" data-read-only={draft.readOnly}>
        <Toolbar publishing={publishing} onPublishing={setPublishing} onSearch={() => setSearching(true)} />
        <div className="flow-desk">
          {!draft.readOnly && <Palette />}
          <Canvas>
            <OverlayBar />
            {searching && <SearchBox onClose={() => setSearching(false)} />}
          </Canvas>
          <SidePanel />
        </div>
        <Keys onSearch={() => setSearching(true)} onPublish={publish} />
      </div>
      </TrialsContext>
    </FlowContext>
  );
}

function Keys(does: { readonly onSearch: () => void; readonly onPublish: () => void }): null {
  useEditorKeys(does);
  return null;
}

function useEditing({ draft, open, run, overlayName, setOverlayName }: Pick<FlowEditing, 'draft' | 'open' | 'run' | 'overlayName' | 'setOverlayName'>): FlowEditing {
  const t = useFlowT();
  const adminT = useAdminT();
  const { readOnly } = useAdmin();
  const routing = useRouting();
  const { language } = useObservable(useApp().settings);
  const flows = useFlowHeads();
  const { setCenter, getZoom } = useReactFlow();
  const words = useMemo(() => new FlowWords(t, adminT, language, routing, flows), [t, adminT, language, routing, flows]);
  const { flow } = open.sheet;
  const there = useMemo(() => idsOf(flow), [flow]);
  const selection = useSelection(there);
  const { chooseNodes, chooseEdge } = selection;
  const [tab, setTab] = useState<SideTab>('properties');
  const overlaid = useOverlay(overlayName, flow, open.base.version > 0, tab === 'trials' ? run?.report : undefined);
  const { layout } = open.sheet;
  const show = useCallback(
    (nodeId: string, field?: string): void => {
      const at = layout[nodeId];
      chooseNodes(new Set(nodeId === '' ? [] : [nodeId]));
      chooseEdge(undefined);
      if (at !== undefined) void setCenter(at.x + NODE_WIDTH / 2, at.y + HEAD_HEIGHT, { zoom: Math.max(getZoom(), READABLE_ZOOM), duration: 250 });
      if (field === undefined) return;
      setTab('properties');
      if (field !== '') showField(field);
    },
    [layout, chooseNodes, chooseEdge, setCenter, getZoom],
  );
  return useMemo(
    () => ({ draft, open, readOnly, words, flows, selection, tab, setTab, overlayName, setOverlayName, overlaid, run, show }),
    [draft, open, readOnly, words, flows, selection, tab, overlayName, setOverlayName, overlaid, run, show],
  );
}

/** Looks whether somebody else has published: now, whenever the window is looked at again, and every so often. */
function useFreshness(draft: FlowDraft): void {
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
      draft.close();
    };
  }, [draft]);
}

/** The server says its reasons in the language that is asked in. */
function useReasonsInLanguage(draft: FlowDraft): void {
  const { language } = useObservable(useApp().settings);
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void draft.check();
  }, [draft, language]);
}
