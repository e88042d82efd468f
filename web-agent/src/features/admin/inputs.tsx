import { Input, InputNumber, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { parseSpokenDuration } from '../../base/spoken-duration';
import { formatTimeOfDay, parseTimeOfDay } from '../../base/time-of-day';
import { useRecordings } from '../prompts/use-recordings';
import { useAdminT, useSet } from './admin-context';
import { durationText } from './admin-text';
import { Field, type Control } from './field';

interface Common {
  readonly at: string;
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
}

/** Leaves out what isn't there: props that may be missing may not be undefined. */
function common({ at, label, labelHidden, hint }: Common): Common {
  return { at, label, ...(labelHidden === undefined ? {} : { labelHidden }), ...(hint === undefined ? {} : { hint }) };
}

export function TextField({ value, maxLength = 100, ...props }: Common & { readonly value: string; readonly maxLength?: number }): ReactNode {
  const set = useSet();
  return (
    <Field {...common(props)}>
      {(control) => <Input {...control} value={value} maxLength={maxLength} onChange={(event) => set(props.at, event.target.value)} />}
    </Field>
  );
}

/**
 * A prompt by its name; those of the library are suggested.
 *
 * @param props.spoken it is said in the language of whoever hears it, so its name is without one
 */
export function PromptField({ value, spoken = false, ...props }: Common & { readonly value: string; readonly spoken?: boolean }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const list = `prompts-${props.at.replaceAll('/', '-')}`;
  return (
    <Field {...common(props)}>
      {(control) => (
        <>
          <Input {...control} list={list} value={value} maxLength={100} placeholder={t('none')} onChange={(event) => set(props.at, event.target.value)} />
          <PromptList id={list} spoken={spoken} />
        </>
      )}
    </Field>
  );
}

export function PromptList({ id, spoken = false }: { readonly id: string; readonly spoken?: boolean }): ReactNode {
  const recordings = useRecordings();
  return (
    <datalist id={id}>
      {(spoken ? recordings.spoken : recordings.plain).map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

export function SwitchField({ value, ...props }: Common & { readonly value: boolean }): ReactNode {
  const set = useSet();
  return <Field {...common(props)}>{(control) => <Switch {...control} checked={value} onChange={(on) => set(props.at, on)} />}</Field>;
}

interface NumberProps extends Common {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly suffix?: string;
}

export function NumberField({ value, min, max, suffix, ...props }: NumberProps): ReactNode {
  const set = useSet();
  return (
    <Field {...common(props)}>
      {(control) => (
        <InputNumber
          {...control}
          className="number-input"
          value={value}
          min={min}
          max={max}
          precision={0}
          {...(suffix === undefined ? {} : { suffix })}
          onChange={(typed) => typed !== null && set(props.at, typed)}
        />
      )}
    </Field>
  );
}

interface DurationProps extends Common {
  readonly valueMs: number;
  readonly minMs?: number;
  readonly maxMs?: number;
  /** What 0 means here; without it 0 is `0 s`. */
  readonly zero?: string;
}

/** A duration as people type it. */
export function DurationField({ valueMs, minMs = 0, maxMs = 31_536_000_000, zero, ...props }: DurationProps): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const [note, setNote] = useState<string>();
  const take = (typed: string): void => {
    const ms = zero !== undefined && (typed.trim() === '' || typed.trim() === zero) ? 0 : parseSpokenDuration(typed);
    const bounds = { min: durationText(t, minMs), max: durationText(t, maxMs) };
    setNote(
      ms === undefined ? t('duration.unreadable', { typed: typed.trim() }) : ms < minMs || ms > maxMs ? t('duration.outOfBounds', bounds) : undefined,
    );
    if (ms !== undefined && ms >= minMs && ms <= maxMs && ms !== valueMs) set(props.at, ms);
  };
  const shown = zero !== undefined && valueMs === 0 ? '' : durationText(t, valueMs);
  return (
    <Field {...common(props)} note={note}>
      {(control) => <TypedInput control={control} shown={shown} placeholder={zero ?? ''} onTyped={take} />}
    </Field>
  );
}

interface TypedProps {
  readonly control: Control | { readonly 'aria-label': string; readonly disabled: boolean };
  readonly shown: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly onTyped: (typed: string) => void;
}

/** Text that means something else than itself: it is read when the field is left, or on Enter, and shown as it was read. */
export function TypedInput({ control, shown, placeholder, className = 'short-input', onTyped }: TypedProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  const read = (): void => {
    if (typed !== undefined && typed !== shown) onTyped(typed);
    setTyped(undefined);
  };
  return (
    <Input
      {...control}
      className={className}
      autoComplete="off"
      value={typed ?? shown}
      placeholder={placeholder}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={read}
      onPressEnter={read}
    />
  );
}

interface TimeProps {
  readonly label: string;
  readonly minute: number;
  readonly disabled: boolean;
  readonly onChange: (minute: number) => void;
}

export function TimeInput({ label, minute, disabled, onChange }: TimeProps): ReactNode {
  return (
    <TypedInput
      control={{ 'aria-label': label, disabled }}
      className="time-input"
      shown={formatTimeOfDay(minute)}
      onTyped={(typed) => {
        const read = parseTimeOfDay(typed);
        if (read !== undefined) onChange(read);
      }}
    />
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceProps<T extends string> extends Common {
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange?: (value: T) => void;
}

/** One of several; what isn't among them is shown as it is. */
export function ChoiceField<T extends string>({ value, choices, onChange, ...props }: ChoiceProps<T>): ReactNode {
  const set = useSet();
  return (
    <Field {...common(props)}>
      {(control) => (
        <Select<T>
          {...control}
          className="wide-input"
          value={value}
          options={[...choices]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen) => (onChange === undefined ? set(props.at, chosen) : onChange(chosen))}
        />
      )}
    </Field>
  );
}

interface ManyProps extends Common {
  readonly value: readonly string[];
  readonly choices: readonly Choice<string>[];
  readonly placeholder: string;
}

export function ManyField({ value, choices, placeholder, ...props }: ManyProps): ReactNode {
  const set = useSet();
  return (
    <Field {...common(props)}>
      {(control) => (
        <Select<string[]>
          {...control}
          className="wide-input"
          mode="multiple"
          value={[...value]}
          options={[...choices]}
          placeholder={placeholder}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen) => set(props.at, chosen)}
        />
      )}
    </Field>
  );
}
