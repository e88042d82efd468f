import { Background, BackgroundVariant, ControlButton, Controls, MiniMap, ReactFlow, SelectionMode, getViewportForBounds, useReactFlow, type FinalConnectionState, type Viewport } from '@xyflow/react';
import { useMemo, useState, type DragEvent, type ReactNode } from 'react';
import type { Sheet } from '../../state/flow/document';
import { GRID, HEAD_HEIGHT, sizeOf } from '../../state/flow/layout';
import { AddMenu, type Drawn } from './add-menu';
import type { ExitEdge, StepNode } from './canvas-model';
import { ExitEdgeView } from './exit-edge';
import { useFlow, useFlowT } from './flow-context';
import { DRAGGED_KIND } from './palette';
import { StepNodeView } from './step-node';
import { useAdding } from './use-adding';
import { useCanvas } from './use-canvas';

const NODE_TYPES = { step: StepNodeView };
const EDGE_TYPES = { exit: ExitEdgeView };
const SNAP: [number, number] = [GRID, GRID];
const PAN_BUTTONS = [1, 2];
/** Smaller than this nobody reads it. */
const READABLE_ZOOM = 0.62;
const MARGIN = 56;
/** More nodes than this are drawn only where they are in sight. */
const MANY = 100;
const FIT = { padding: 0.12, maxZoom: 1 };
const GROUP_COLOURS: Readonly<Record<string, string>> = { hear: 'var(--reserved)', ask: 'var(--wrap-up)', decide: 'var(--not-ready)', data: 'var(--engaged)', lead: 'var(--ready)', way: 'var(--signed-out)' };

/** The flow as a picture that is worked on. */
export function Canvas({ children }: { readonly children?: ReactNode }): ReactNode {
  const t = useFlowT();
  const { open, readOnly } = useFlow();
  const { nodes, edges, ...onChange } = useCanvas();
  const { fitView } = useReactFlow();
  const { drawn, setDrawn, connecting, drawing } = useDrawing();
  const dropping = useDropping();
  const labels = useMemo(() => ({ 'node.a11yDescription.default': '', 'edge.a11yDescription.default': '' }), []);
  return (
    <div className="flow-canvas" data-connecting={connecting} {...(readOnly ? {} : dropping)} data-testid="flow-canvas">
      <ReactFlow<StepNode, ExitEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        {...onChange}
        {...drawing}
        aria-label={t('canvas.label')}
        ariaLabelConfig={labels}
        colorMode="system"
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnDrag={PAN_BUTTONS}
        panActivationKeyCode="Space"
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={SNAP}
        onlyRenderVisibleElements={nodes.length > MANY}
        minZoom={0.15}
        maxZoom={1.6}
        onInit={(canvas) => void canvas.setViewport(firstView(open.sheet))}
        elevateNodesOnSelect={false}
        nodeDragThreshold={3}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} />
        <MiniMap<StepNode> pannable zoomable ariaLabel={t('canvas.map')} nodeColor={(node) => GROUP_COLOURS[node.data.group] ?? 'var(--danger)'} nodeStrokeWidth={0} />
        <Controls showInteractive={false} showFitView={false} aria-label={t('canvas.label')}>
          <ControlButton onClick={() => void fitView({ ...FIT, duration: 200 })} title={`${t('canvas.fit')} (1)`} aria-label={t('canvas.fit')}>
            ⤢
          </ControlButton>
        </Controls>
      </ReactFlow>
      {open.sheet.flow.nodes.length === 0 && <p className="canvas-empty quiet">{t('canvas.nothing')}</p>}
      {drawn !== undefined && <AddMenu drawn={drawn} onClose={() => setDrawn(undefined)} />}
      {children}
    </div>
  );
}

/** All of it where it can be read so, else where calls begin. */
function firstView({ flow, layout }: Sheet): Viewport {
  const { width, height } = document.querySelector('.flow-canvas')?.getBoundingClientRect() ?? { width: innerWidth, height: innerHeight };
  const boxes = flow.nodes.map((node) => ({ ...(layout[node.nodeId] ?? { x: 0, y: 0 }), ...sizeOf(node) }));
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const bounds = { x: left, y: top, width: Math.max(...boxes.map((box) => box.x + box.width)) - left, height: Math.max(...boxes.map((box) => box.y + box.height)) - top };
  const start = layout[flow.startNodeId] ?? { x: left, y: top };
  const all = getViewportForBounds(bounds, width, height, READABLE_ZOOM, 1, FIT.padding);
  if (bounds.width * all.zoom <= width && bounds.height * all.zoom <= height) return all;
  return { x: MARGIN - start.x * all.zoom, y: height / 2 - (start.y + HEAD_HEIGHT) * all.zoom, zoom: all.zoom };
}

function useDrawing(): {
  drawn: Drawn | undefined;
  setDrawn: (drawn: Drawn | undefined) => void;
  connecting: boolean;
  drawing: { onConnectStart: () => void; onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => void };
} {
  const { screenToFlowPosition } = useReactFlow();
  const [drawn, setDrawn] = useState<Drawn>();
  const [connecting, setConnecting] = useState(false);
  const onConnectEnd = (event: MouseEvent | TouchEvent, { isValid, fromHandle, toNode }: FinalConnectionState): void => {
    setConnecting(false);
    const frame = document.querySelector('.flow-canvas');
    if (isValid === true || toNode !== null || fromHandle?.type !== 'source' || typeof fromHandle.id !== 'string' || frame === null) return;
    const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
    const box = frame.getBoundingClientRect();
    setDrawn({ after: { nodeId: fromHandle.nodeId, exit: fromHandle.id }, at: screenToFlowPosition({ x: clientX, y: clientY }), left: clientX - box.left, top: clientY - box.top, room: { width: box.width, height: box.height } });
  };
  return { drawn, setDrawn, connecting, drawing: { onConnectStart: () => setConnecting(true), onConnectEnd } };
}

/** Steps from the palette. */
function useDropping(): { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void } {
  const { screenToFlowPosition } = useReactFlow();
  const add = useAdding();
  return {
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event) => {
      const type = event.dataTransfer.getData(DRAGGED_KIND);
      if (type === '') return;
      event.preventDefault();
      add(type, { at: screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
    },
  };
}
