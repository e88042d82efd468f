import type { ReactNode } from 'react';
import { STEP_GROUPS, STEP_KINDS } from '../../state/flow/catalogue';
import { useFlow, useFlowT } from './flow-context';
import { StepIcon } from './step-icon';
import { useAdding } from './use-adding';

/** Under which name a kind of step is dragged. */
export const DRAGGED_KIND = 'application/x-oneline-step';

/** All kinds of steps: dragged onto the canvas, or clicked. */
export function Palette(): ReactNode {
  const t = useFlowT();
  const { words } = useFlow();
  const add = useAdding();
  return (
    <aside className="flow-palette" aria-label={t('palette.title')}>
      <p className="quiet">{t('palette.hint')}</p>
      {STEP_GROUPS.map((group) => (
        <section key={group} data-group={group}>
          <h3>{t(`palette.group.${group}`)}</h3>
          {STEP_KINDS.filter((kind) => kind.group === group).map(({ type, icon, does }) => (
            <button
              key={type}
              type="button"
              className="palette-step"
              title={does[words.language]}
              draggable
              data-testid={`flow-step-${type}`}
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAGGED_KIND, type);
                event.dataTransfer.effectAllowed = 'copy';
              }}
              onClick={() => add(type)}
            >
              <span className="step-icon">
                <StepIcon path={icon} />
              </span>
              {words.kind(type)}
            </button>
          ))}
        </section>
      ))}
    </aside>
  );
}
