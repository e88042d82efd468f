import { exitsOf } from './catalogue';
import type { Flow, FlowNode, Layout, Point, Sheet } from './document';

export const NODE_WIDTH = 216;
export const HEAD_HEIGHT = 62;
export const EXIT_HEIGHT = 24;
const FOOT_HEIGHT = 6;
const GAP_X = 72;
const GAP_Y = 24;
/** Nodes snap to it. */
export const GRID = 8;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As the canvas draws it: so everything can be laid out before anything is drawn. */
export function sizeOf(node: FlowNode): Size {
  const exits = exitsOf(node).length;
  return { width: NODE_WIDTH, height: HEAD_HEIGHT + (exits === 0 ? 0 : exits * EXIT_HEIGHT + FOOT_HEIGHT) };
}

/**
 * All of a flow, or only some of its nodes, from the left to the right, as a tree: each stands one column behind the first
 * step that leads to it, in the order of the exits there, and is level with what it leads to itself. What many lead to, as
 * an agent, stays where callers come to it first; the other ways there go back. (Layouts of general graphs push it to the
 * far end, and take every menu along.)
 */
export function arrange(flow: Flow, only?: ReadonlySet<string>): Layout {
  const nodes = flow.nodes.filter(({ nodeId }) => only === undefined || only.has(nodeId));
  const branches = new Map<string, Branch>();
  const roots: Branch[] = [];
  for (const [node, from] of inReach(nodes, flow.startNodeId)) {
    const branch: Branch = { nodeId: node.nodeId, height: sizeOf(node).height, y: 0, children: [] };
    branches.set(node.nodeId, branch);
    (from === undefined ? roots : (branches.get(from)?.children ?? roots)).push(branch);
  }
  const free: number[] = [];
  for (const root of roots) grow(root, 0, free);
  const layout: Record<string, Point> = {};
  const settle = (branch: Branch, column: number): void => {
    layout[branch.nodeId] = { x: column * (NODE_WIDTH + GAP_X), y: snap(branch.y) };
    for (const child of branch.children) settle(child, column + 1);
  };
  for (const root of roots) settle(root, 0);
  return layout;
}

interface Branch {
  readonly nodeId: string;
  readonly height: number;
  readonly children: Branch[];
  y: number;
}

/** @param free by column, where there is room below all that stands there already */
function grow(branch: Branch, column: number, free: number[]): void {
  const { children, height } = branch;
  for (const child of children) grow(child, column + 1, free);
  const [first, last] = [children[0], children.at(-1)];
  const room = free[column] ?? 0;
  const level = first === undefined || last === undefined ? room : (first.y + last.y + last.height - height) / 2;
  branch.y = Math.max(room, level);
  for (const child of children) lower(child, branch.y - level, column + 1, free);
  free[column] = branch.y + height + GAP_Y;
}

function lower(branch: Branch, by: number, column: number, free: number[]): void {
  branch.y += by;
  free[column] = Math.max(free[column] ?? 0, branch.y + branch.height + GAP_Y);
  for (const child of branch.children) lower(child, by, column + 1, free);
}

/** The nodes as callers come to them, each with the one that leads to it first; then those that nobody comes to, likewise. */
function inReach(nodes: readonly FlowNode[], startNodeId: string): Map<FlowNode, string | undefined> {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const reached = new Map<FlowNode, string | undefined>();
  const start = byId.get(startNodeId);
  for (const root of start === undefined ? nodes : [start, ...nodes]) {
    if (reached.has(root)) continue;
    reached.set(root, undefined);
    const next = [root];
    for (let node = next.shift(); node !== undefined; node = next.shift()) {
      for (const { to } of exitsOf(node)) {
        const led = to === undefined ? undefined : byId.get(to);
        if (led === undefined || reached.has(led)) continue;
        reached.set(led, node.nodeId);
        next.push(led);
      }
    }
  }
  return reached;
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID;
}

/** A place for every node: those that have one keep it, the others come beside what leads to them. */
export function laidOut(sheet: Sheet): Sheet {
  const { flow, layout } = sheet;
  const homeless = flow.nodes.filter(({ nodeId }) => layout[nodeId] === undefined);
  if (homeless.length === 0) return sheet;
  if (homeless.length === flow.nodes.length) return { flow, layout: arrange(flow) };
  let places = layout;
  for (const node of homeless) {
    const before = flow.nodes.find(({ nodeId, exits }) => places[nodeId] !== undefined && Object.values(exits).includes(node.nodeId));
    const at = before === undefined ? undefined : places[before.nodeId];
    const wanted = at === undefined ? { x: 0, y: bottom(flow, places) + GAP_Y } : { x: at.x + NODE_WIDTH + GAP_X, y: at.y };
    places = { ...places, [node.nodeId]: freePlace({ flow, layout: places }, wanted, sizeOf(node)) };
  }
  return { flow, layout: places };
}

function bottom(flow: Flow, layout: Layout): number {
  return Math.max(0, ...flow.nodes.map((node) => (layout[node.nodeId]?.y ?? 0) + sizeOf(node).height));
}

/** The wanted place, or the next one below it where nothing stands. */
export function freePlace({ flow, layout }: Sheet, wanted: Point, size: Size): Point {
  const at = { x: snap(wanted.x), y: snap(wanted.y) };
  for (let tries = 0; tries < flow.nodes.length + 1; tries += 1) {
    const inTheWay = flow.nodes.find((node) => {
      const other = layout[node.nodeId];
      if (other === undefined) return false;
      const { width, height } = sizeOf(node);
      return at.x < other.x + width + GRID && other.x < at.x + size.width + GRID && at.y < other.y + height + GRID && other.y < at.y + size.height + GRID;
    });
    if (inTheWay === undefined) break;
    at.y = snap((layout[inTheWay.nodeId]?.y ?? 0) + sizeOf(inTheWay).height + GAP_Y);
  }
  return at;
}
