import { graphlib, layout as dagreLayout } from '@dagrejs/dagre';
import { exitsOf } from './catalogue';
import type { Flow, FlowNode, Layout, Point, Sheet } from './document';

export const NODE_WIDTH = 232;
export const HEAD_HEIGHT = 62;
export const EXIT_HEIGHT = 24;
const FOOT_HEIGHT = 6;
const GAP_X = 96;
const GAP_Y = 28;
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

/** All of a flow, or only some of its nodes, from the left to the right. */
export function arrange(flow: Flow, only?: ReadonlySet<string>): Layout {
  const nodes = flow.nodes.filter(({ nodeId }) => only === undefined || only.has(nodeId));
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: GAP_Y, ranksep: GAP_X, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  // What comes first is drawn first: the layout's way round circles begins at the start.
  const sorted = [...nodes].sort((a, b) => Number(b.nodeId === flow.startNodeId) - Number(a.nodeId === flow.startNodeId));
  for (const node of sorted) graph.setNode(node.nodeId, { ...sizeOf(node) });
  for (const node of sorted) {
    for (const { name, to, is } of exitsOf(node)) {
      if (to === undefined || to === node.nodeId || !graph.hasNode(to)) continue;
      // A key's way is drawn straighter than a failure's.
      graph.setEdge(node.nodeId, to, { weight: is === 'key' || name === 'next' || name === 'found' ? 3 : 1, minlen: 1 }, name);
    }
  }
  dagreLayout(graph);
  return Object.fromEntries(
    nodes.map(({ nodeId }) => {
      const { x = 0, y = 0, width = 0, height = 0 } = graph.node(nodeId) as Partial<Point & Size>;
      return [nodeId, { x: snap(x - width / 2), y: snap(y - height / 2) }];
    }),
  );
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
