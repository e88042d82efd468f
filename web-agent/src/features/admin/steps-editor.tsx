import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RoutingStep } from '../../contract';
import type { Entities } from '../../state/admin/routing';
import { useAdmin, useAdminT, useRouting, useSet } from './admin-context';
import { durationText } from './admin-text';
import { ProblemsAt } from './field';
import { DurationField, ManyField, NumberField } from './inputs';
import { SkillsEditor } from './skills';
import { Words } from './words';

const MAX_STEPS = 20;
const NEXT_AFTER_MS = 30_000;

/** Routing steps as a timeline of the waiting time: what holds from when on. */
export function StepsEditor({ queue }: { readonly queue: Entities['queues'] }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const { readOnly } = useAdmin();
  const { steps } = queue.routing;
  const [opened, setOpened] = useState<number>();
  const last = steps.at(-1);
  const add = (): void => {
    if (last === undefined) return;
    set('routing/steps', [...steps, { ...last, afterMs: last.afterMs + NEXT_AFTER_MS }]);
    setOpened(steps.length);
  };
  return (
    <div className="steps" data-place="routing/steps">
      <h4>{t('field.routing/steps')}</h4>
      <p className="quiet">{t('step.intro')}</p>
      <ol className="timeline">
        {steps.map((step, index) => (
          <Step
            key={index}
            step={step}
            index={index}
            until={steps[index + 1]?.afterMs}
            queueId={queue.queueId}
            opened={opened === index}
            onToggle={() => setOpened(opened === index ? undefined : index)}
            onRemove={() => {
              set('routing/steps', steps.filter((_, other) => other !== index));
              setOpened(undefined);
            }}
          />
        ))}
      </ol>
      <ProblemsAt field="routing/steps" exact />
      {!readOnly && steps.length < MAX_STEPS && (
        <Button onClick={add} data-testid="admin-add-step">
          + {t('step.add')}
        </Button>
      )}
    </div>
  );
}

interface StepProps {
  readonly step: RoutingStep;
  readonly index: number;
  /** When the next one begins; undefined: never. */
  readonly until: number | undefined;
  readonly queueId: string;
  readonly opened: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}

function Step({ step, index, until, queueId, opened, onToggle, onRemove }: StepProps): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const words = new Words(t, useRouting());
  const at = `routing/steps/${index}`;
  const from = durationText(t, step.afterMs);
  const time = until === undefined ? t('step.fromOn', { from }) : t('step.fromTo', { from, to: durationText(t, until) });
  return (
    <li className="timeline-step" data-opened={opened} data-place={at}>
      <div className="timeline-time digits">{time}</div>
      <div className="timeline-body">
        <div className="timeline-head">
          <p>{words.step(step)}</p>
          <Button size="small" type="text" aria-expanded={opened} onClick={onToggle}>
            {opened ? t('step.close') : readOnly ? t('step.look') : t('step.edit')}
          </Button>
          {!readOnly && index > 0 && (
            <Button size="small" type="text" danger aria-label={t('step.removeFrom', { from })} onClick={onRemove}>
              ✕
            </Button>
          )}
        </div>
        {opened ? <StepFields step={step} at={at} isFirst={index === 0} queueId={queueId} /> : <ProblemsAt field={at} />}
      </div>
    </li>
  );
}

interface FieldsProps {
  readonly step: RoutingStep;
  readonly at: string;
  readonly isFirst: boolean;
  readonly queueId: string;
}

function StepFields({ step, at, isFirst, queueId }: FieldsProps): ReactNode {
  const t = useAdminT();
  const routing = useRouting();
  const set = useSet();
  return (
    <div className="step-fields">
        {!isFirst && <DurationField at={`${at}/afterMs`} label={t('step.afterMs')} valueMs={step.afterMs} />}
        <SkillsEditor at={`${at}/skills`} label={t('step.skills')} value={step.skills} none={t('step.noSkills')} onChange={(skills) => set(`${at}/skills`, skills)} />
        <div className="field-grid">
          <ManyField
            at={`${at}/groupIds`}
            label={t('step.groupIds')}
            value={step.groupIds}
            choices={routing.groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
            placeholder={t('step.anyGroup')}
          />
          <ManyField
            at={`${at}/alsoQueueIds`}
            label={t('step.alsoQueueIds')}
            value={step.alsoQueueIds}
            choices={routing.queues.filter((other) => other.queueId !== queueId).map((other) => ({ value: other.queueId, label: other.name }))}
            placeholder={t('step.noOthers')}
          />
          <NumberField at={`${at}/easeBy`} label={t('step.easeBy')} value={step.easeBy} min={0} max={5} hint={t('step.easeHint')} />
        </div>
        <ProblemsAt field={at} exact />
    </div>
  );
}
