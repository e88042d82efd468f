import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { STEP_GROUPS, STEP_KINDS } from '../../state/flow/catalogue';
import type { ExitRef } from '../../state/flow/commands';
import type { Point } from '../../state/flow/document';
import { NODE_WIDTH } from '../../state/flow/layout';
import { useFlow, useFlowT } from './flow-context';
import { StepIcon } from './step-icon';
import { useAdding } from './use-adding';

/** An exit was drawn into the void: what comes there? */
export interface Drawn {
  readonly after: ExitRef;
  /** On the canvas. */
  readonly at: Point;
  /** Within the canvas, in pixels; and how much room there is. */
  readonly left: number;
  readonly top: number;
  readonly room: { readonly width: number; readonly height: number };
}

const WIDTH = 340;
const HEIGHT = 430;

export function AddMenu({ drawn, onClose }: { readonly drawn: Drawn; readonly onClose: () => void }): ReactNode {
  const t = useFlowT();
  const { words } = useFlow();
  const add = useAdding();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return onClose();
    const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  const style = { left: Math.max(8, Math.min(drawn.left, drawn.room.width - WIDTH)), top: Math.max(8, Math.min(drawn.top, drawn.room.height - HEIGHT)) };
  return (
    <>
      <div className="add-menu-ground" onClick={onClose} aria-hidden />
      <div className="add-menu card nokey" ref={menu} role="menu" aria-label={t('canvas.addAfter')} style={style} onKeyDown={onKey} data-testid="flow-add-menu">
        <p className="card-title">{t('canvas.addAfter')}</p>
        {STEP_GROUPS.flatMap((group) => STEP_KINDS.filter((kind) => kind.group === group)).map(({ type, icon, group }) => (
          <button
            key={type}
            type="button"
            role="menuitem"
            className="palette-step"
            data-group={group}
            data-testid={`flow-add-after-${type}`}
            onClick={() => {
              // The new one's entrance comes to where the mouse was.
              add(type, { at: { x: drawn.at.x + NODE_WIDTH / 2, y: drawn.at.y }, after: drawn.after });
              onClose();
            }}
          >
            <span className="step-icon">
              <StepIcon path={icon} />
            </span>
            {words.kind(type)}
          </button>
        ))}
      </div>
    </>
  );
}
