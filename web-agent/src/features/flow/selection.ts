import { useMemo, useState } from 'react';
import type { ExitRef } from '../../state/flow/commands';

/** What is chosen on the canvas. */
export interface Selection {
  readonly nodeIds: ReadonlySet<string>;
  /** Of the one connection that is chosen. */
  readonly edge: ExitRef | undefined;
  readonly chooseNodes: (nodeIds: ReadonlySet<string>) => void;
  readonly chooseEdge: (edge: ExitRef | undefined) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** @param there only what is there can be chosen: after an undo it may not be any more */
export function useSelection(there: ReadonlySet<string>): Selection {
  const [chosen, setChosen] = useState<{ readonly nodeIds: ReadonlySet<string>; readonly edge: ExitRef | undefined }>({ nodeIds: NONE, edge: undefined });
  return useMemo(() => {
    const { nodeIds, edge } = chosen;
    const isThere = [...nodeIds].every((nodeId) => there.has(nodeId));
    return {
      nodeIds: isThere ? nodeIds : new Set([...nodeIds].filter((nodeId) => there.has(nodeId))),
      edge,
      // No node: an edge that is chosen stays. The canvas says first which edge is, and then that no node is any more.
      chooseNodes: (ids) => setChosen((before) => ({ nodeIds: ids, edge: ids.size === 0 ? before.edge : undefined })),
      chooseEdge: (ref) => setChosen(ref === undefined ? (before) => ({ ...before, edge: undefined }) : { nodeIds: NONE, edge: ref }),
    };
  }, [chosen, there]);
}
