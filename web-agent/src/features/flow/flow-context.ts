import { createContext, use, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowHead } from '../../contract';
import type { Sheet } from '../../state/flow/document';
import type { FlowDraft, OpenFlow } from '../../state/flow/flow-draft';
import type { FlowT, FlowWords } from './flow-words';
import type { OverlayName } from './overlay';
import type { Selection } from './selection';
import type { SideTab } from './side-panel';
import type { Overlaid } from './use-overlay';
import type { Run } from './use-trials';

/** What is around everything in the editor of one flow. */
export interface FlowEditing {
  readonly draft: FlowDraft;
  readonly open: OpenFlow;
  readonly readOnly: boolean;
  readonly words: FlowWords;
  /** All that are published. */
  readonly flows: readonly FlowHead[];
  readonly selection: Selection;
  readonly tab: SideTab;
  readonly setTab: (tab: SideTab) => void;
  readonly overlayName: OverlayName;
  readonly setOverlayName: (name: OverlayName) => void;
  readonly overlaid: Overlaid;
  /** What came of the tests last. */
  readonly run: Run | undefined;
  /** Chooses a node, brings it into sight, and puts the focus into one of its fields. */
  readonly show: (nodeId: string, field?: string) => void;
}

export const FlowContext = createContext<FlowEditing | undefined>(undefined);

export function useFlow(): FlowEditing {
  const flow = use(FlowContext);
  if (flow === undefined) throw new Error('outside of FlowContext');
  return flow;
}

export function useFlowT(): FlowT {
  return useTranslation('flow').t;
}

/** Edits the sheet. */
export function useEdit(): (change: (sheet: Sheet) => Sheet, step?: string) => void {
  const { draft } = useFlow();
  return useCallback((change, step) => draft.edit(change, step), [draft]);
}
