import { useReactFlow, useStoreApi, type Connection, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { connect, disconnect, moveNodes } from '../../state/flow/commands';
import type { Layout, Point } from '../../state/flow/document';
import { worstByNode } from '../../state/flow/problems';
import { CanvasModel, type ExitEdge, type StepNode } from './canvas-model';
import { useEdit, useFlow } from './flow-context';

interface Canvas {
  readonly nodes: StepNode[];
  readonly edges: ExitEdge[];
  readonly onNodesChange: (changes: NodeChange<StepNode>[]) => void;
  readonly onEdgesChange: (changes: EdgeChange<ExitEdge>[]) => void;
  readonly onConnect: (connection: Connection) => void;
  readonly onReconnect: (edge: ExitEdge, connection: Connection) => void;
}

/** The sheet as the canvas library wants it, and what is done to it there as edits. */
export function useCanvas(): Canvas {
  const { selection, setTab } = useFlow();
  // While something is dragged it stands here; one drag is one step to undo.
  const [dragged, setDragged] = useState<Layout>();
  const edit = useEdit();
  const { nodes, edges } = usePicture(dragged);
  const store = useStoreApi();
  const { edge: chosenEdge } = selection;

  const onNodesChange = useCallback(
    (changes: NodeChange<StepNode>[]): void => {
      const moving: Record<string, Point> = {};
      const moved: Record<string, Point> = {};
      let picked: Set<string> | undefined;
      for (const change of changes) {
        if (change.type === 'position' && change.position !== undefined) (change.dragging === true ? moving : moved)[change.id] = change.position;
        if (change.type === 'select') {
          picked ??= new Set(selection.nodeIds);
          if (change.selected) picked.add(change.id);
          else picked.delete(change.id);
        }
      }
      if (picked !== undefined) {
        selection.chooseNodes(picked);
        // Whoever clicks a step wants to see what it says.
        if (picked.size > 0) setTab('properties');
      }
      if (Object.keys(moving).length > 0) setDragged((before) => ({ ...before, ...moving }));
      if (Object.keys(moved).length > 0) {
        const isDrag = dragged !== undefined;
        setDragged(undefined);
        edit((now) => moveNodes(now, moved), isDrag ? undefined : `move/${Object.keys(moved).join()}`);
      }
    },
    [selection, dragged, edit, setTab],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<ExitEdge>[]): void => {
      // Who draws a box around steps means the steps, not what connects them.
      if (store.getState().userSelectionActive) return;
      for (const change of changes) {
        if (change.type !== 'select') continue;
        const edge = edges.find(({ id }) => id === change.id);
        if (typeof edge?.sourceHandle !== 'string') continue;
        if (change.selected) selection.chooseEdge({ nodeId: edge.source, exit: edge.sourceHandle });
        else if (chosenEdge?.nodeId === edge.source && chosenEdge.exit === edge.sourceHandle) selection.chooseEdge(undefined);
      }
    },
    [edges, selection, chosenEdge, store],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection): void => {
      if (sourceHandle !== null) edit((now) => connect(now, { nodeId: source, exit: sourceHandle }, target));
    },
    [edit],
  );
  const onReconnect = useCallback(
    (edge: ExitEdge, { source, sourceHandle, target }: Connection): void => {
      const { sourceHandle: exit } = edge;
      if (typeof exit !== 'string' || sourceHandle === null) return;
      const isOther = edge.source !== source || exit !== sourceHandle;
      edit((now) => connect(isOther ? disconnect(now, [{ nodeId: edge.source, exit }]) : now, { nodeId: source, exit: sourceHandle }, target));
    },
    [edit],
  );
  return { nodes, edges, onNodesChange, onEdgesChange, onConnect, onReconnect };
}

function usePicture(dragged: Layout | undefined): Pick<Canvas, 'nodes' | 'edges'> {
  const { open, words, selection, overlaid } = useFlow();
  const { sheet, problems } = open;
  const [model] = useState(() => new CanvasModel());
  const severities = useMemo(() => worstByNode(problems), [problems]);
  const { nodeIds: chosen, edge: chosenEdge } = selection;
  const { overlay } = overlaid;
  // What is typed shows in its field at once; the picture follows when there is time. Where things stand doesn't lag.
  const flow = useDeferredValue(sheet.flow);
  const scene = useMemo(
    () => ({ flow, layout: dragged === undefined ? sheet.layout : { ...sheet.layout, ...dragged }, chosen, chosenEdge, severities, words, overlay }),
    [flow, sheet.layout, dragged, chosen, chosenEdge, severities, words, overlay],
  );
  const nodes = useMemo(() => model.nodes(scene), [model, scene]);
  const edges = useMemo(() => model.edges(scene), [model, scene]);
  return { nodes, edges };
}

/** Where something new comes: in the middle of what is in sight. */
export function useMiddle(): () => Point {
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(() => {
    const box = document.querySelector('.flow-canvas')?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    return screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  }, [screenToFlowPosition]);
}
