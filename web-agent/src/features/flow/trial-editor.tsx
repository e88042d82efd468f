import { Button, Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { FlowTrialResult } from '../../contract';
import { blankTrialStep, CALL_OUTCOMES, OUTCOMES, TRIAL_STEPS, type Trial, type TrialStep } from '../../state/flow/trials';
import { useRouting } from '../admin/admin-context';
import { useFlow, useFlowT } from './flow-context';

/** Before a text that is spoken, in what trials hear. */
const SPOKEN = 'say:';

interface Props {
  readonly trial: Trial;
  readonly result: FlowTrialResult | undefined;
  readonly onChange: (trial: Trial) => void;
}

/** One scripted caller. */
export function TrialEditor({ trial, result, onChange }: Props): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const { queues, agents } = useRouting();
  const base = useId();
  const { steps } = trial;
  const failed = result?.failure;
  const text = (field: 'name' | 'caller' | 'called' | 'at', maxLength: number): ReactNode => (
    <div className="admin-field">
      <label htmlFor={`${base}-${field}`}>{t(`trials.field.${field}`)}</label>
      <Input id={`${base}-${field}`} size="small" disabled={readOnly} maxLength={maxLength} value={trial[field]} onChange={(event) => onChange({ ...trial, [field]: event.target.value })} />
    </div>
  );
  const change = (next: readonly TrialStep[]): void => onChange({ ...trial, steps: next });
  return (
    <div className="trial-editor">
      {text('name', 200)}
      <div className="trial-facts">
        {text('caller', 100)}
        {text('called', 100)}
      </div>
      <div className="trial-facts">
        {text('at', 40)}
        <ChannelField trial={trial} onChange={onChange} />
      </div>
      <SomeOf
        label={t('trials.field.full')}
        none={t('trials.noneFull')}
        all={queues.map(({ queueId, name }) => ({ value: queueId, label: name }))}
        chosen={trial.fullQueueIds}
        onChange={(fullQueueIds) => onChange({ ...trial, fullQueueIds })}
      />
      <SomeOf
        label={t('trials.field.ready')}
        none={t('trials.noneReady')}
        all={agents.map(({ agentId, name }) => ({ value: agentId, label: name }))}
        chosen={trial.readyAgentIds ?? []}
        onChange={(readyAgentIds) => onChange({ ...trial, readyAgentIds })}
      />
      {failed?.step === 0 && <p className="problem-line">{failed.message}</p>}
      <ol className="trial-steps">
        {steps.map((step, i) => (
          <li key={i} data-failed={failed?.step === i + 1}>
            <StepRow step={step} onChange={(next) => change(steps.with(i, next))} onRemove={() => change(steps.filter((_, other) => other !== i))} />
            {failed?.step === i + 1 && <p className="problem-line">{failed.message}</p>}
          </li>
        ))}
      </ol>
      {failed !== undefined && failed.step > steps.length && <p className="problem-line">{failed.message}</p>}
      {!readOnly && (
        <Button size="small" onClick={() => change([...steps, blankTrialStep('presses', '')])}>
          + {t('trials.addStep')}
        </Button>
      )}
      {result !== undefined && result.heard.length > 0 && (
        <details className="trial-heard">
          <summary>{t('trials.heard', { count: result.heard.length })}</summary>
          <p>{result.heard.map((sound) => (sound.startsWith(SPOKEN) ? t('trials.says', { text: sound.slice(SPOKEN.length) }) : sound)).join(' · ')}</p>
        </details>
      )}
    </div>
  );
}

/** By a call, or in writing. */
function ChannelField({ trial, onChange }: Pick<Props, 'trial' | 'onChange'>): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const id = useId();
  return (
    <div className="admin-field">
      <label htmlFor={id}>{t('trials.field.channel')}</label>
      <Select<'voice' | 'chat'>
        id={id}
        size="small"
        disabled={readOnly}
        value={trial.channel ?? 'voice'}
        options={(['voice', 'chat'] as const).map((channel) => ({ value: channel, label: t(`trials.over.${channel}`) }))}
        onChange={(channel) => onChange({ ...trial, channel })}
      />
    </div>
  );
}

interface SomeOfProps {
  readonly label: string;
  readonly none: string;
  readonly all: { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** What is so around the caller. */
function SomeOf({ label, none, all, chosen, onChange }: SomeOfProps): ReactNode {
  const { readOnly } = useFlow();
  const id = useId();
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      <Select<string[]>
        id={id}
        size="small"
        mode="multiple"
        className="wide-input"
        disabled={readOnly}
        value={[...chosen]}
        placeholder={none}
        options={all}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={onChange}
      />
    </div>
  );
}

interface RowProps {
  readonly step: TrialStep;
  readonly onChange: (step: TrialStep) => void;
  readonly onRemove: () => void;
}

function StepRow({ step, onChange, onRemove }: RowProps): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const { queues } = useRouting();
  return (
    <div className="trial-step">
      <Select<TrialStep['type']>
        size="small"
        className="trial-type"
        disabled={readOnly}
        value={step.type}
        aria-label={t('trials.does')}
        popupMatchSelectWidth={false}
        options={TRIAL_STEPS.map((type) => ({ value: type, label: t(`trials.step.${type}`) }))}
        onChange={(type) => onChange(blankTrialStep(type, queues[0]?.queueId ?? ''))}
      />
      <StepValue step={step} onChange={onChange} />
      {!readOnly && (
        <Button size="small" type="text" aria-label={t('trials.removeStep')} title={t('trials.removeStep')} onClick={onRemove}>
          ×
        </Button>
      )}
    </div>
  );
}

function StepValue({ step, onChange }: Omit<RowProps, 'onRemove'>): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const { queues } = useRouting();
  switch (step.type) {
    case 'presses':
      return <Input size="small" disabled={readOnly} value={textOf(step['keys'])} placeholder={t('trials.silent')} aria-label={t('trials.keys')} onChange={(event) => onChange({ ...step, keys: event.target.value.replaceAll(/[^0-9*#]/g, '') })} />;
    case 'hears':
      return (
        <Select<string[]> className="trial-wide" size="small" mode="tags" open={false} suffix={null} disabled={readOnly} value={listOf(step['sounds'])} aria-label={t('trials.sounds')} placeholder={t('trials.soundsHint')} onChange={(sounds) => onChange({ ...step, sounds })} />
      );
    case 'queued':
      return (
        <Select size="small" disabled={readOnly} value={textOf(step['queueId'])} aria-label={t('trials.queue')} options={queues.map(({ queueId, name }) => ({ value: queueId, label: name }))} showSearch={{ optionFilterProp: 'label' }} onChange={(queueId: string) => onChange({ ...step, queueId })} />
      );
    case 'speaks':
      return <InputNumber size="small" disabled={readOnly} value={Number(step['lengthMs']) / 1_000} suffix={t('trials.seconds')} aria-label={t('trials.seconds')} onChange={(seconds) => seconds !== null && onChange({ ...step, lengthMs: Math.round(seconds * 1_000) })} />;
    case 'calls':
      return <CallValue step={step} onChange={onChange} />;
    case 'answers':
      return <AnswerValue step={step} onChange={onChange} />;
    default:
      return <span />;
  }
}

/** Who is called outside, and what he does. */
function CallValue({ step, onChange }: Omit<RowProps, 'onRemove'>): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  return (
    <span className="trial-answer trial-wide">
      <Input size="small" disabled={readOnly} value={textOf(step['number'])} placeholder={t('trials.anyNumber')} aria-label={t('trials.number')} onChange={(event) => onChange({ ...step, number: event.target.value.replaceAll(/[^0-9*#+]/g, '') })} />
      <Select size="small" disabled={readOnly} value={textOf(step['outcome'])} aria-label={t('trials.outcome')} options={CALL_OUTCOMES.map((value) => ({ value, label: t(`trials.call.${value}`) }))} onChange={(outcome: string) => onChange({ ...step, outcome })} />
    </span>
  );
}

const NEVER = 'never';

/** What another system says, and with which values: `balance=20`, one after another. */
function AnswerValue({ step, onChange }: Omit<RowProps, 'onRemove'>): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const pairs = (value: unknown): string[] => Object.entries((value ?? {}) as Record<string, string>).map(([name, text]) => `${name}=${text}`);
  const read = (typed: readonly string[]): Record<string, string> => Object.fromEntries(typed.filter((pair) => pair.includes('=')).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const outcome = step['outcome'] === null ? NEVER : textOf(step['outcome']);
  return (
    <span className="trial-answer trial-wide">
      <Input size="small" disabled={readOnly} value={textOf(step['service'])} aria-label={t('trials.service')} onChange={(event) => onChange({ ...step, service: event.target.value })} />
      <Select size="small" disabled={readOnly} value={outcome} aria-label={t('trials.outcome')} options={[...OUTCOMES, NEVER].map((value) => ({ value, label: t(`trials.answer.${value as (typeof OUTCOMES)[number] | 'never'}`) }))} onChange={(value: string) => onChange({ ...step, outcome: value === NEVER ? null : value })} />
      <Select<string[]> size="small" mode="tags" open={false} suffix={null} disabled={readOnly} value={pairs(step['arguments'])} placeholder={t('trials.arguments')} aria-label={t('trials.arguments')} onChange={(typed) => onChange({ ...step, arguments: read(typed) })} />
      <Select<string[]> size="small" mode="tags" open={false} suffix={null} disabled={readOnly} value={pairs(step['values'])} placeholder={t('trials.values')} aria-label={t('trials.values')} onChange={(typed) => onChange({ ...step, values: read(typed) })} />
    </span>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}
