import { withField } from '../admin/fields';
import { makeId } from '../admin/ids';
import { isKeys, kindOf } from './catalogue';
import type { Case, Flow, FlowNode, Layout, Point, Sheet, Step } from './document';

/* What an author can do to a sheet. Each takes a sheet and gives the next one; what isn't concerned stays the same object. */

export interface ExitRef {
  readonly nodeId: string;
  readonly exit: string;
}

export function idsOf(flow: Flow): Set<string> {
  return new Set(flow.nodes.map(({ nodeId }) => nodeId));
}

function withNodes(sheet: Sheet, change: (node: FlowNode) => FlowNode): Sheet {
  const nodes = sheet.flow.nodes.map(change);
  return nodes.some((node, i) => node !== sheet.flow.nodes[i]) ? { ...sheet, flow: { ...sheet.flow, nodes } } : sheet;
}

export function changeNode(sheet: Sheet, nodeId: string, change: (node: FlowNode) => FlowNode): Sheet {
  return withNodes(sheet, (node) => (node.nodeId === nodeId ? change(node) : node));
}

/** @returns the sheet, and the id of what is new in it */
export function addNode(sheet: Sheet, type: string, name: string, at: Point, more: Partial<Step> = {}): readonly [Sheet, string] {
  const nodeId = makeId(type, 'n', idsOf(sheet.flow));
  const step: Step = { ...(kindOf(type)?.blank ?? { type }), ...more };
  const flow = { ...sheet.flow, nodes: [...sheet.flow.nodes, { nodeId, name, step, exits: usualExits(sheet.flow, type) }] };
  const startNodeId = flow.nodes.length === 1 ? nodeId : flow.startNodeId;
  return [{ flow: { ...flow, startNodeId }, layout: { ...sheet.layout, [nodeId]: at } }, nodeId];
}

/** Where all others of its kind go when, say, the queue is full, a new one goes as well. */
function usualExits({ nodes }: Flow, type: string): FlowNode['exits'] {
  const others = nodes.filter(({ step }) => step.type === type);
  const agreed = (kindOf(type)?.exits ?? []).flatMap((exit) => {
    const [to, ...more] = new Set(others.map(({ exits }) => exits[exit]));
    return to === undefined || more.length > 0 || others.length < 2 ? [] : [[exit, to] as const];
  });
  return Object.fromEntries(agreed);
}

/** A field of a node: `name`, `exits/next`, or one of its step as in `asking/attempts`. */
export function setField(sheet: Sheet, nodeId: string, field: string, value: unknown): Sheet {
  return changeNode(sheet, nodeId, (node) => {
    if (field === 'name') return { ...node, name: value as string };
    if (field === 'cases') return withCases(node, value as readonly Case[]);
    return { ...node, step: withField(node.step, field, value) };
  });
}

/** A case that is renamed keeps where it leads; one that goes takes its exit along. */
function withCases(node: FlowNode, cases: readonly Case[]): FlowNode {
  const before = (node.step['cases'] ?? []) as readonly Case[];
  const names = new Set(cases.map(({ exit }) => exit));
  const nowOf = (exit: string): string | undefined => {
    const at = before.findIndex((each) => each.exit === exit);
    if (at < 0 || names.has(exit)) return exit;
    return before.length === cases.length ? cases[at]?.exit : undefined;
  };
  const exits = Object.entries(node.exits).flatMap(([exit, to]) => {
    const now = nowOf(exit);
    return now === undefined ? [] : [[now, to] as const];
  });
  return { ...node, step: { ...node.step, cases }, exits: Object.fromEntries(exits) };
}

export function setFlow(sheet: Sheet, change: Partial<Pick<Flow, 'name' | 'language' | 'startNodeId'>>): Sheet {
  return { ...sheet, flow: { ...sheet.flow, ...change } };
}

export function connect(sheet: Sheet, { nodeId, exit }: ExitRef, to: string): Sheet {
  return changeNode(sheet, nodeId, (node) => (node.exits[exit] === to ? node : { ...node, exits: { ...node.exits, [exit]: to } }));
}

/** A menu keeps its key: it only leads nowhere. */
export function disconnect(sheet: Sheet, exits: readonly ExitRef[]): Sheet {
  return withNodes(sheet, (node) => without(node, exits.filter(({ nodeId }) => nodeId === node.nodeId).map(({ exit }) => exit)));
}

function without(node: FlowNode, gone: readonly string[]): FlowNode {
  const concerned = gone.filter((exit) => (node.exits[exit] ?? '') !== '');
  if (concerned.length === 0) return node;
  const keepsKeys = kindOf(node.step.type)?.grows === 'keys';
  const exits = Object.entries(node.exits).flatMap(([exit, to]) => {
    if (!concerned.includes(exit)) return [[exit, to] as const];
    return keepsKeys && isKeys(exit) ? [[exit, ''] as const] : [];
  });
  return { ...node, exits: Object.fromEntries(exits) };
}

export function addKey(sheet: Sheet, nodeId: string, key: string): Sheet {
  return changeNode(sheet, nodeId, (node) => (key in node.exits ? node : { ...node, exits: { ...node.exits, [key]: '' } }));
}

/** A key of a menu, or an exit that the step doesn't have. */
export function removeExit(sheet: Sheet, { nodeId, exit }: ExitRef): Sheet {
  return changeNode(sheet, nodeId, (node) => {
    const { [exit]: gone, ...exits } = node.exits;
    return gone === undefined ? node : { ...relabelled(node, exit, undefined), exits };
  });
}

export function renameKey(sheet: Sheet, nodeId: string, key: string, now: string): Sheet {
  return changeNode(sheet, nodeId, (node) => {
    if (key === now || now in node.exits || !(key in node.exits)) return node;
    const exits = Object.fromEntries(Object.entries(node.exits).map(([exit, to]) => [exit === key ? now : exit, to]));
    return { ...relabelled(node, key, now), exits };
  });
}

/** What a chat offers for a menu's keys, by key and language. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function labelsOf({ step }: FlowNode): Labels {
  return (step['labels'] ?? {}) as Labels;
}

/** Empty: none. A menu without any says nothing of labels. */
export function setLabel(sheet: Sheet, nodeId: string, key: string, language: string, text: string): Sheet {
  return changeNode(sheet, nodeId, (node) => {
    const texts = { ...labelsOf(node)[key], [language]: text };
    return withLabels(node, { ...labelsOf(node), [key]: texts });
  });
}

/** The label goes with its key. */
function relabelled(node: FlowNode, key: string, now: string | undefined): FlowNode {
  const { [key]: texts, ...others } = labelsOf(node);
  return texts === undefined ? node : withLabels(node, now === undefined ? others : { ...others, [now]: texts });
}

function withLabels(node: FlowNode, labels: Labels): FlowNode {
  const kept = Object.entries(labels)
    .map(([key, texts]) => [key, Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))] as const)
    .filter(([, texts]) => Object.keys(texts).length > 0);
  const others = Object.entries(node.step).filter(([field]) => field !== 'labels');
  const said = kept.length === 0 ? {} : { labels: Object.fromEntries(kept) };
  return { ...node, step: { type: node.step.type, ...Object.fromEntries(others), ...said } };
}

/** The key that a further choice of a menu would have. */
export function nextKey(node: FlowNode): string | undefined {
  return Array.from('1234567890*#').find((key) => !(key in node.exits));
}

export function removeNodes(sheet: Sheet, nodeIds: ReadonlySet<string>): Sheet {
  if (nodeIds.size === 0) return sheet;
  const kept = sheet.flow.nodes
    .filter(({ nodeId }) => !nodeIds.has(nodeId))
    .map((node) => without(node, Object.keys(node.exits).filter((exit) => nodeIds.has(node.exits[exit] ?? ''))));
  const layout: Layout = Object.fromEntries(Object.entries(sheet.layout).filter(([nodeId]) => !nodeIds.has(nodeId)));
  const startNodeId = nodeIds.has(sheet.flow.startNodeId) ? '' : sheet.flow.startNodeId;
  return { flow: { ...sheet.flow, startNodeId, nodes: kept }, layout };
}

export function moveNodes(sheet: Sheet, places: Layout): Sheet {
  const moved = Object.entries(places).filter(([nodeId, { x, y }]) => sheet.layout[nodeId]?.x !== x || sheet.layout[nodeId].y !== y);
  return moved.length === 0 ? sheet : { ...sheet, layout: { ...sheet.layout, ...Object.fromEntries(moved) } };
}

export function nudge(sheet: Sheet, nodeIds: ReadonlySet<string>, by: Point): Sheet {
  const places = [...nodeIds].flatMap((nodeId) => {
    const at = sheet.layout[nodeId];
    return at === undefined ? [] : [[nodeId, { x: at.x + by.x, y: at.y + by.y }] as const];
  });
  return moveNodes(sheet, Object.fromEntries(places));
}

/** Nodes that were copied, with how they stand and lead to each other. */
export interface Clip {
  readonly nodes: readonly FlowNode[];
  readonly layout: Layout;
}

export function copyNodes({ flow, layout }: Sheet, nodeIds: ReadonlySet<string>): Clip {
  const nodes = flow.nodes.filter(({ nodeId }) => nodeIds.has(nodeId));
  return { nodes, layout: Object.fromEntries(nodes.map(({ nodeId }) => [nodeId, layout[nodeId] ?? { x: 0, y: 0 }])) };
}

/**
 * Puts copies in, under new ids. Among each other they lead where the originals did; out of the copy only where that is
 * here as well.
 *
 * @returns the sheet, and the ids of the copies
 */
export function pasteNodes(sheet: Sheet, clip: Clip, by: Point): readonly [Sheet, ReadonlySet<string>] {
  const taken = idsOf(sheet.flow);
  const there = new Set(taken);
  const ids = new Map<string, string>();
  for (const { nodeId } of clip.nodes) {
    const id = makeId(nodeId, 'n', taken);
    taken.add(id);
    ids.set(nodeId, id);
  }
  const lead = (to: string): string => ids.get(to) ?? (there.has(to) ? to : '');
  const places: Record<string, Point> = {};
  const copies = clip.nodes.map((node) => {
    const nodeId = ids.get(node.nodeId) ?? node.nodeId;
    const at = clip.layout[node.nodeId] ?? { x: 0, y: 0 };
    places[nodeId] = { x: at.x + by.x, y: at.y + by.y };
    const exits = Object.fromEntries(
      Object.entries(node.exits)
        .map(([exit, to]) => [exit, lead(to)] as const)
        .filter(([exit, to]) => to !== '' || isKeys(exit)),
    );
    return { ...node, nodeId, exits };
  });
  const flow = { ...sheet.flow, nodes: [...sheet.flow.nodes, ...copies] };
  return [{ flow, layout: { ...sheet.layout, ...places } }, new Set(ids.values())];
}

/** Another document in place of this one; where a node of the same id stood, it stands. */
export function replaceFlow(sheet: Sheet, flow: Flow): Sheet {
  const ids = idsOf(flow);
  const layout = Object.fromEntries(Object.entries(sheet.layout).filter(([nodeId]) => ids.has(nodeId)));
  return { flow: { ...flow, flowId: sheet.flow.flowId, version: sheet.flow.version }, layout };
}
