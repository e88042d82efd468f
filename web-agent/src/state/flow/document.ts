/** A flow as docs/FLOWS.md has it. Steps are data by their type: one that this editor doesn't know is carried along as it is. */
export interface Step {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface FlowNode {
  readonly nodeId: string;
  readonly name: string;
  readonly step: Step;
  /** By the exit, the node that it leads to; empty: a key that leads nowhere yet. */
  readonly exits: Readonly<Record<string, string>>;
}

export interface Flow {
  readonly flowId: string;
  readonly name: string;
  readonly version: number;
  readonly language: string;
  readonly startNodeId: string;
  readonly nodes: readonly FlowNode[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where nodes stand on the canvas, by their id. */
export type Layout = Readonly<Record<string, Point>>;

/** What is edited, and undone: the flow, and how it is laid out. */
export interface Sheet {
  readonly flow: Flow;
  readonly layout: Layout;
}

export type Sound =
  | { readonly type: 'recording' | 'music'; readonly name: string }
  | { readonly type: 'value'; readonly as: SpokenAs; readonly text: string };
export const SPOKEN_AS = ['digits', 'number', 'amount', 'date', 'time', 'recording', 'text'] as const;
export type SpokenAs = (typeof SPOKEN_AS)[number];

export const COMPARISONS = ['is', 'is-not', 'begins-with', 'in-list', 'at-least', 'below'] as const;

export interface Condition {
  readonly subject: string;
  readonly op: (typeof COMPARISONS)[number];
  readonly value: string;
}

export interface Case {
  readonly exit: string;
  readonly all: readonly Condition[];
}

export function findNode(flow: Flow, nodeId: string): FlowNode | undefined {
  return flow.nodes.find((node) => node.nodeId === nodeId);
}

/** What people call a node; its id when there is none of that name. */
export function nameOfNode(flow: Flow, nodeId: string): string {
  const name = findNode(flow, nodeId)?.name ?? '';
  return name === '' ? nodeId : name;
}

/** What stands at `asking/attempts` of a step. */
export function valueAt(value: unknown, path: string): unknown {
  let inner = value;
  for (const key of path.split('/')) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<string, unknown>)[key];
  }
  return inner;
}
