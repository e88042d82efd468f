import { fieldChanges, type FieldChange } from '../admin/diff';
import type { Flow, FlowNode } from './document';

/** What is different about one node, or about the flow itself. */
export interface FlowChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Empty: of the flow itself. */
  readonly nodeId: string;
  readonly name: string;
  /** Of its step. */
  readonly type: string;
  /** Of what was changed, as in `exits/next` or `step/asking/attempts`; empty otherwise. */
  readonly fields: readonly FieldChange[];
}

export function headOf({ name, language, startNodeId }: Flow): object {
  return { name, language, startNodeId };
}

export function nodesById(flow: Flow): Map<string, FlowNode> {
  return new Map(flow.nodes.map((node) => [node.nodeId, node]));
}

/** Where nodes stand in the list says nothing, and where they stand on the canvas neither. */
export function diffFlows(before: Flow, after: Flow): FlowChange[] {
  if (before === after) return [];
  const head = fieldChanges(headOf(before), headOf(after));
  const changes: FlowChange[] = head.length === 0 ? [] : [{ kind: 'changed', nodeId: '', name: after.name, type: '', fields: head }];
  const add = (kind: FlowChange['kind'], { nodeId, name, step }: FlowNode, fields: readonly FieldChange[] = []): void => {
    changes.push({ kind, nodeId, name, type: step.type, fields });
  };
  const old = nodesById(before);
  const now = nodesById(after);
  for (const [nodeId, node] of now) {
    const was = old.get(nodeId);
    if (was === undefined) add('added', node);
    else {
      const fields = fieldChanges(was, node);
      if (fields.length > 0) add('changed', node, fields);
    }
  }
  for (const [nodeId, node] of old) if (!now.has(nodeId)) add('removed', node);
  return changes;
}
