import type { ConfigurationProblem } from '../../contract';
import { findNode, type Flow } from './document';

/** A problem at the node that has it. */
export interface FlowProblem {
  /** Empty: of the flow as a whole. */
  readonly nodeId: string;
  /** As in `asking/attempts` or `exits/next`; empty: the node as a whole. */
  readonly field: string;
  readonly severity: ConfigurationProblem['severity'];
  readonly code: string;
  readonly message: string;
}

/** A key that was added and not connected yet: the server only knows that there is no node without a name. */
export const LEADS_NOWHERE = 'local-leads-nowhere';

export function placedInFlow(problem: ConfigurationProblem, flow: Flow): FlowProblem {
  const { severity, code, message, place } = problem;
  const [, nodeId = '', field = ''] = /^nodes\/([^/]+)\/?(.*)$/.exec(place) ?? [];
  if (nodeId === '') return { nodeId, field: place, severity, code, message };
  const exit = /^exits\/(.+)$/.exec(field)?.[1];
  const isOpen = code === 'unknown-node' && exit !== undefined && findNode(flow, nodeId)?.exits[exit] === '';
  return { nodeId, field, severity, code: isOpen ? LEADS_NOWHERE : code, message: isOpen ? '' : message };
}

export type Severity = ConfigurationProblem['severity'];

/** The worst of each node, to mark it. */
export function worstByNode(problems: readonly FlowProblem[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { nodeId, severity } of problems) {
    if (severity === 'error' || !worst.has(nodeId)) worst.set(nodeId, severity);
  }
  return worst;
}
