import { Position, type Edge, type Node } from '@xyflow/react';
import { exitsOf, kindOf, type Exit, type StepGroup } from '../../state/flow/catalogue';
import type { ExitRef } from '../../state/flow/commands';
import type { Flow, FlowNode, Layout } from '../../state/flow/document';
import { EXIT_HEIGHT, HEAD_HEIGHT, sizeOf } from '../../state/flow/layout';
import type { Severity } from '../../state/flow/problems';
import type { FlowWords } from './flow-words';
import { SIGNS } from './step-icon';
import { exitMark, edgeId, type Mark, type Overlay } from './overlay';

/** What is drawn of a step. */
export interface StepView extends Record<string, unknown> {
  readonly node: FlowNode;
  readonly kind: string;
  readonly icon: string;
  readonly group: StepGroup | 'unknown';
  readonly line: string;
  readonly exits: readonly { readonly exit: Exit; readonly label: string; readonly mark: Mark | undefined }[];
  readonly isStart: boolean;
  readonly severity: Severity | undefined;
  readonly mark: Mark | undefined;
}

export type StepNode = Node<StepView, 'step'>;
export type ExitEdge = Edge<Record<string, unknown>, 'exit'>;

const PORT = 12;

/** Everything that the picture of a node depends on. */
export interface Scene {
  readonly flow: Flow;
  readonly layout: Layout;
  readonly chosen: ReadonlySet<string>;
  readonly chosenEdge: ExitRef | undefined;
  readonly severities: ReadonlyMap<string, Severity>;
  readonly words: FlowWords;
  readonly overlay: Overlay | undefined;
}

/**
 * Makes nodes and edges for the canvas, and the same objects as before where nothing changed: of two hundred nodes the one
 * that is typed into is drawn again, and no other.
 */
export class CanvasModel {
  #nodes = new Map<string, StepNode>();
  #edges = new Map<string, ExitEdge>();

  nodes(scene: Scene): StepNode[] {
    const made = scene.flow.nodes.map((node) => this.#node(scene, node));
    this.#nodes = new Map(made.map((node) => [node.id, node]));
    return made;
  }

  #node(scene: Scene, node: FlowNode): StepNode {
    const { layout, chosen } = scene;
    const { nodeId } = node;
    const before = this.#nodes.get(nodeId);
    const data = view(node, scene, before?.data);
    // One that was just removed is still drawn once.
    const position = layout[nodeId] ?? before?.position ?? { x: 0, y: 0 };
    const selected = chosen.has(nodeId);
    if (before?.data === data && before.selected === selected && before.position.x === position.x && before.position.y === position.y) return before;
    if (before?.data === data) return { ...before, position: { ...position }, selected };
    return { id: nodeId, type: 'step', position: { ...position }, data, selected, measured: sizeOf(node), handles: handles(node, data), ariaLabel: `${node.name}, ${data.kind}` };
  }

  edges({ flow, chosen, chosenEdge }: Scene): ExitEdge[] {
    const there = new Set(flow.nodes.map(({ nodeId }) => nodeId));
    const made = flow.nodes.flatMap((node) =>
      exitsOf(node).flatMap((exit) => (exit.to === undefined || !there.has(exit.to) ? [] : [this.#edge(node.nodeId, exit, exit.to, chosen, chosenEdge)])),
    );
    this.#edges = new Map(made.map((edge) => [edge.id, edge]));
    return made;
  }

  #edge(source: string, { name, is }: Exit, target: string, chosen: ReadonlySet<string>, chosenEdge: ExitRef | undefined): ExitEdge {
    const id = edgeId({ nodeId: source, exit: name });
    const selected = chosenEdge?.nodeId === source && chosenEdge.exit === name;
    const isNear = chosen.has(source) || chosen.has(target);
    const className = `edge-${lookOf(name, is)}${isNear ? ' edge-near' : ''}`;
    const before = this.#edges.get(id);
    if (before?.target === target && before.selected === selected && before.className === className) return before;
    return { id, type: 'exit', source, sourceHandle: name, target, targetHandle: 'in', selected, className, data: {} };
  }
}

/** The ways that callers choose or that all is well stand out from those of failures. */
function lookOf(name: string, is: Exit['is']): 'key' | 'usual' | 'rare' {
  if (is === 'key' || is === 'case') return 'key';
  return ['next', 'found', 'open', 'else'].includes(name) ? 'usual' : 'rare';
}

function view(node: FlowNode, { flow, words, overlay, severities }: Scene, before: StepView | undefined): StepView {
  const { nodeId } = node;
  const isStart = flow.startNodeId === nodeId;
  const severity = severities.get(nodeId);
  if (before?.node === node && before['words'] === words && before['overlay'] === overlay && before.isStart === isStart && before.severity === severity) return before;
  const kind = kindOf(node.step.type);
  return {
    node,
    words,
    overlay,
    kind: words.kind(node.step.type),
    icon: kind?.icon ?? SIGNS.unknown,
    group: kind?.group ?? 'unknown',
    line: words.line(node),
    exits: exitsOf(node).map((exit) => ({ exit, label: words.exit(exit.name), mark: exitMark(overlay, { nodeId, exit: exit.name }) })),
    isStart,
    severity,
    mark: overlay?.nodes.get(nodeId),
  };
}

/** Where the ends of edges are, so that they can be drawn at once. */
function handles(node: FlowNode, { exits }: StepView): NonNullable<StepNode['handles']> {
  const { width } = sizeOf(node);
  const port = { width: PORT, height: PORT };
  return [
    { id: 'in', type: 'target', position: Position.Left, x: -PORT / 2, y: HEAD_HEIGHT / 2 - PORT / 2, ...port },
    ...exits.map(({ exit }, i) => ({ id: exit.name, type: 'source' as const, position: Position.Right, x: width - PORT / 2, y: portY(i) - PORT / 2, ...port })),
  ];
}

/** The middle of an exit's port. */
export function portY(index: number): number {
  return HEAD_HEIGHT + index * EXIT_HEIGHT + EXIT_HEIGHT / 2;
}
