import { Merge, type Choice, type Conflict } from '../admin/rebase';
import { headOf, nodesById } from './diff';
import type { Flow, FlowNode } from './document';

export type FlowConflict = Conflict<'nodes' | 'flow'>;

/** My changes to `base` made anew to `theirs`: node by node, field by field; see the configuration's rebase. */
export function rebaseFlow(base: Flow, theirs: Flow, mine: Flow, choices: ReadonlyMap<string, Choice> = new Map()): { readonly flow: Flow; readonly conflicts: readonly FlowConflict[] } {
  const merge = new Merge<'nodes' | 'flow', FlowNode>(choices, (_, node) => node.name);
  const nodes = merge.section('nodes', nodesById(base), nodesById(theirs), nodesById(mine)).map(tidy);
  const head = merge.fields({ section: 'flow', id: '', name: mine.name }, headOf(base), headOf(theirs), headOf(mine));
  return { flow: { ...theirs, ...head, nodes }, conflicts: merge.conflicts };
}

/** What was taken away came through as undefined. */
function tidy(node: FlowNode): FlowNode {
  return JSON.parse(JSON.stringify(node)) as FlowNode;
}
