import { BaseEdge, EdgeLabelRenderer, getBezierPath, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { disconnect } from '../../state/flow/commands';
import type { ExitEdge } from './canvas-model';
import { useEdit, useFlow, useFlowT } from './flow-context';

/** The way from an exit to a step. One that leads back goes round in right angles, so that it can be told from those that lead on. */
export const ExitEdgeView = memo(function ExitEdgeView(props: EdgeProps<ExitEdge>): ReactNode {
  const { id, selected, markerEnd, source, sourceHandleId, interactionWidth, style } = props;
  const [path, x, y] = props.targetX < props.sourceX ? getSmoothStepPath({ ...props, borderRadius: 14, offset: 26 }) : getBezierPath({ ...props, curvature: 0.3 });
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd === undefined ? {} : { markerEnd })} {...(style === undefined ? {} : { style })} interactionWidth={interactionWidth ?? 16} />
      {selected === true && typeof sourceHandleId === 'string' && <Remove x={x} y={y} nodeId={source} exit={sourceHandleId} />}
    </>
  );
});

function Remove({ x, y, nodeId, exit }: { readonly x: number; readonly y: number; readonly nodeId: string; readonly exit: string }): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const edit = useEdit();
  if (readOnly) return null;
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        className="edge-remove nodrag nopan"
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        aria-label={t('canvas.removeEdge')}
        title={t('canvas.removeEdge')}
        onClick={() => edit((sheet) => disconnect(sheet, [{ nodeId, exit }]))}
      >
        ×
      </button>
    </EdgeLabelRenderer>
  );
}
