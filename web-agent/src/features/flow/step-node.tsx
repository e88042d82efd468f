import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { portY, type StepNode } from './canvas-model';
import { useFlowT } from './flow-context';
import { StepIcon } from './step-icon';

/** A step on the canvas: what it is, what it says, and a port for each way out. Drawn again only when its own data change. */
export const StepNodeView = memo(function StepNodeView({ data }: NodeProps<StepNode>): ReactNode {
  const t = useFlowT();
  const { node, kind, icon, group, line, exits, isStart, severity, mark } = data;
  return (
    <div className="step-node" data-group={group} data-severity={severity} data-testid={`flow-node-${node.nodeId}`}>
      {isStart && (
        <span className="step-start" title={t('canvas.start')}>
          ▶
        </span>
      )}
      {mark !== undefined && (
        <span className="step-mark" data-tone={mark.tone} title={mark.title} data-testid={`flow-mark-${node.nodeId}`}>
          {mark.text}
        </span>
      )}
      <Handle id="in" type="target" position={Position.Left} className="step-in" isConnectableStart={false} />
      <div className="step-head">
        <span className="step-icon">
          <StepIcon path={icon} />
        </span>
        <span className="step-words">
          <span className="step-kind">{kind}</span>
          <strong className="step-name" title={node.name}>{node.name === '' ? node.nodeId : node.name}</strong>
          <span className="step-line">{line}</span>
        </span>
        {severity !== undefined && <i className="row-mark" data-kind={severity} role="img" aria-label={t('problem.title')} title={t('problem.title')} />}
      </div>
      {exits.map(({ exit, label, mark: figure }, i) => (
        <div key={exit.name} className="step-exit" data-is={exit.is} data-open={exit.to === undefined}>
          {figure !== undefined && (
            <span className="exit-mark digits" data-tone={figure.tone} title={figure.title}>
              {figure.text}
            </span>
          )}
          {exit.is === 'key' ? <kbd>{label}</kbd> : <span>{label}</span>}
          <Handle
            id={exit.name}
            type="source"
            position={Position.Right}
            className="step-out"
            style={{ top: portY(i) }}
            title={exit.to === undefined ? `${label}: ${t('canvas.noWay')}` : label}
            data-testid={`flow-exit-${node.nodeId}-${exit.name}`}
          />
        </div>
      ))}
    </div>
  );
});
