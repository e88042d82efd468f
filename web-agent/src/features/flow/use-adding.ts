import { useCallback } from 'react';
import type { RoutingConfiguration } from '../../contract';
import { exitsOf, kindOf } from '../../state/flow/catalogue';
import { addNode, connect, type ExitRef } from '../../state/flow/commands';
import { findNode, type Point, type Sheet } from '../../state/flow/document';
import { freePlace, HEAD_HEIGHT, NODE_WIDTH, sizeOf } from '../../state/flow/layout';
import { useRouting } from '../admin/admin-context';
import { useEdit, useFlow } from './flow-context';
import { useMiddle } from './use-canvas';

const BESIDE = 72;

export interface Adding {
  /** Where its middle comes to stand; without it beside what is chosen, or in the middle. */
  readonly at?: Point;
  /** The exit that leads to it. */
  readonly after?: ExitRef;
}

/** Puts a new step onto the canvas, and chooses it. */
export function useAdding(): (type: string, adding?: Adding) => void {
  const { open, words, selection } = useFlow();
  const routing = useRouting();
  const edit = useEdit();
  const middle = useMiddle();
  const { sheet } = open;
  return useCallback(
    (type, { at, after }: Adding = {}) => {
      const from = after ?? openExit(sheet, selection.nodeIds);
      const likely = likelyOne(type, routing);
      const place = at === undefined ? undefined : { x: at.x - NODE_WIDTH / 2, y: at.y - HEAD_HEIGHT / 2 };
      let added = '';
      edit((now) => {
        const beside = from === undefined ? undefined : now.layout[from.nodeId];
        const centre = middle();
        const wanted = place ?? (beside === undefined ? { x: centre.x - NODE_WIDTH / 2, y: centre.y - HEAD_HEIGHT / 2 } : { x: beside.x + NODE_WIDTH + BESIDE, y: beside.y });
        const blank = kindOf(type)?.blank ?? { type };
        const size = sizeOf({ nodeId: '', name: '', step: blank, exits: {} });
        const [next, nodeId] = addNode(now, type, words.kind(type), place ?? freePlace(now, wanted, size), likely);
        added = nodeId;
        return from === undefined || (at !== undefined && after === undefined) ? next : connect(next, from, nodeId);
      });
      if (added !== '') selection.chooseNodes(new Set([added]));
    },
    [sheet, selection, routing, edit, middle, words],
  );
}

/** The only one there is, or the first: a queue without a queue would be an error at once. */
function likelyOne(type: string, { queues, calendars, voicemailBoxes }: RoutingConfiguration): Readonly<Record<string, string>> {
  const likely: Readonly<Record<string, string | undefined>> = { queueId: queues[0]?.queueId, calendarId: calendars[0]?.calendarId, boxId: voicemailBoxes[0]?.boxId };
  const wanted = kindOf(type)?.fields.map(({ at }) => at) ?? [];
  return Object.fromEntries(wanted.flatMap((at) => (likely[at] === undefined ? [] : [[at, likely[at]]])));
}

/** The first exit of the one chosen node that leads nowhere yet. */
function openExit({ flow }: Sheet, nodeIds: ReadonlySet<string>): ExitRef | undefined {
  const [nodeId, ...more] = nodeIds;
  const node = nodeId === undefined || more.length > 0 ? undefined : findNode(flow, nodeId);
  const exit = node === undefined ? undefined : exitsOf(node).find(({ to, is }) => to === undefined && is !== 'unknown');
  return node === undefined || exit === undefined ? undefined : { nodeId: node.nodeId, exit: exit.name };
}
