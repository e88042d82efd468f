import type { FlowCoverage, FlowStatistics, LiveFlow } from '../../contract';
import { exitsOf } from '../../state/flow/catalogue';
import type { ExitRef } from '../../state/flow/commands';
import type { Flow } from '../../state/flow/document';
import { durationText, type AdminT } from '../admin/admin-text';
import type { FlowT } from './flow-words';

/** What is laid over the steps: who is there now, how many came by, what no test reaches. */
export interface Mark {
  readonly text: string;
  readonly tone: 'live' | 'count' | 'zero' | 'missed';
  readonly title: string;
}

/** Of the edge that leaves a node by an exit. */
export function edgeId({ nodeId, exit }: ExitRef): string {
  return `${nodeId}/${exit}`;
}

export interface Overlay {
  readonly nodes: ReadonlyMap<string, Mark>;
  /** By {@link edgeId}. */
  readonly exits: ReadonlyMap<string, Mark>;
}

export const OVERLAYS = ['none', 'live', 'today', 'week'] as const;
export type OverlayName = (typeof OVERLAYS)[number];

export function exitMark(overlay: Overlay | undefined, ref: ExitRef): Mark | undefined {
  return overlay?.exits.get(edgeId(ref));
}

export function liveOverlay(t: FlowT, adminT: AdminT, { nodes }: LiveFlow): Overlay {
  const marks = nodes.map(({ nodeId, contacts, longestMs }): [string, Mark] => {
    const longest = durationText(adminT, Math.round(longestMs / 1_000) * 1_000);
    return [nodeId, { text: String(contacts), tone: 'live', title: t('overlay.liveTitle', { count: contacts, longest }) }];
  });
  return { nodes: new Map(marks), exits: new Map() };
}

/** Also the zeros: a way that nobody takes is as much news as one that everybody does. */
export function visitsOverlay(t: FlowT, flow: Flow, statistics: FlowStatistics): Overlay {
  const byNode = new Map(statistics.nodes.map((node) => [node.nodeId, node]));
  const nodes = new Map<string, Mark>();
  const exits = new Map<string, Mark>();
  for (const node of flow.nodes) {
    const figures = byNode.get(node.nodeId);
    const visits = figures?.visits ?? 0;
    const again = Object.values(figures?.misses ?? {}).reduce((sum, count) => sum + count, 0);
    const gone = figures?.left['hang-up'] ?? 0;
    const answers = Object.entries(figures?.answers ?? {});
    const answered = answers.reduce((sum, [, count]) => sum + count, 0);
    const mean = (answers.reduce((sum, [key, count]) => sum + Number(key) * count, 0) / Math.max(1, answered)).toFixed(1);
    const rated = answered === 0 ? [] : [t('overlay.rated', { count: answered, mean })];
    const more = [...rated, ...(again > 0 ? [t('overlay.again', { count: again })] : []), ...(gone > 0 ? [t('overlay.hungUp', { count: gone })] : [])];
    nodes.set(node.nodeId, { text: answered === 0 ? String(visits) : `${visits} · ★ ${mean}`, tone: visits === 0 ? 'zero' : 'count', title: [t('overlay.visits', { count: visits }), ...more].join(' · ') });
    for (const { name } of exitsOf(node)) {
      const taken = figures?.exits[name] ?? 0;
      const share = visits === 0 ? 0 : Math.round((taken / visits) * 100);
      exits.set(edgeId({ nodeId: node.nodeId, exit: name }), { text: visits === 0 ? '0' : `${taken} · ${share} %`, tone: taken === 0 ? 'zero' : 'count', title: t('overlay.taken', { count: taken }) });
    }
  }
  return { nodes, exits };
}

/** What no trial comes to. */
export function coverageOverlay(t: FlowT, { never }: FlowCoverage): Overlay {
  const nodes = new Map<string, Mark>();
  const exits = new Map<string, Mark>();
  for (const { nodeId, exit, message } of never) {
    const mark: Mark = { text: t('overlay.untested'), tone: 'missed', title: message };
    if (exit === undefined || exit === '') nodes.set(nodeId, mark);
    else exits.set(edgeId({ nodeId, exit }), mark);
  }
  return { nodes, exits };
}
