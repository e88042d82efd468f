import { App } from 'antd';
import type { ReactNode } from 'react';
import { systemScheduler } from '../../base/scheduler';
import { addFlowTexts } from '../../i18n/flow';
import type { Flow } from '../../state/flow/document';
import { FlowDrafts } from '../../state/flow/flow-drafts';
import type { Workplace } from '../../state/workplace';
import { FlowClient } from '../../transport/flow-client';
import { useApp, useWorkplace } from '../app/context';
import type { AppModel } from '../app/app-model';
import { EditorPage } from './editor-page';
import { FlowList } from './flow-list';
import { FlowsContext, type Flows } from './flows-context';
import '@xyflow/react/dist/base.css';
import './flow.css';

addFlowTexts();

/** The drafts of each workplace: they are there, with their steps to undo, when somebody comes back. */
const behind = new WeakMap<Workplace, Flows>();

function flowsOf(app: AppModel, workplace: Workplace): Flows {
  const known = behind.get(workplace);
  if (known !== undefined) return known;
  const { user } = workplace;
  const api = new FlowClient<Flow>(app.rest);
  const drafts = new FlowDrafts({
    api,
    scheduler: systemScheduler,
    store: localStorage,
    storedAs: `oneline.flow.${user.tenant}.${user.userId}`,
    readOnly: !user.roles.includes('administrator'),
  });
  const made = { api, drafts };
  behind.set(workplace, made);
  return made;
}

/** What callers hear and choose: the list of flows, and the editor of one. */
export default function FlowsPage({ id }: { readonly id: string | undefined }): ReactNode {
  const flows = flowsOf(useApp(), useWorkplace());
  return (
    <FlowsContext value={flows}>
      <App component={false}>{id === undefined ? <FlowList /> : <EditorPage key={id} flowId={id} />}</App>
    </FlowsContext>
  );
}
