import { Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { StepField } from '../../state/flow/catalogue';
import { valueAt, type Case, type FlowNode, type Sound } from '../../state/flow/document';
import { useRouting, useSet } from '../admin/admin-context';
import { Field } from '../admin/field';
import { ChoiceField, DurationField, NumberField, TextField, type Choice } from '../admin/inputs';
import { useSystems } from '../systems/use-systems';
import { CasesField } from './cases-field';
import { useFlow, useFlowT } from './flow-context';
import { SoundsField } from './sounds-field';
import { ValuesField } from './values-field';

interface Props {
  readonly node: FlowNode;
  readonly field: StepField;
}

/** One field of a step, in the form that its kind asks for. */
export function StepFieldInput({ node, field }: Props): ReactNode {
  const { words } = useFlow();
  const t = useFlowT();
  const value = valueAt(node.step, field.at);
  const common: Common = { at: field.at, label: field.label[words.language], ...(field.hint === undefined ? {} : { hint: field.hint[words.language] }) };
  switch (field.is) {
    case 'sounds':
      return <SoundsField {...common} sounds={listOf(value) as readonly Sound[]} />;
    case 'cases':
      return <CasesField {...common} cases={listOf(value) as readonly Case[]} />;
    case 'values':
      return <ValuesField {...common} values={typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}} />;
    case 'variables':
      return <TagsField {...common} names={listOf(value) as readonly string[]} placeholder={t('variables.placeholder')} />;
    case 'prefixes':
      return <TagsField {...common} names={listOf(value) as readonly string[]} placeholder="138" />;
    case 'switch':
      return <SwitchField {...common} on={value === true} />;
    case 'number':
      return <NumberField {...common} value={Number(value)} min={field.min ?? 0} max={field.max ?? 1_000_000} />;
    case 'duration':
      return <DurationField {...common} valueMs={Number(value)} minMs={field.min ?? 0} maxMs={field.max ?? 86_400_000} />;
    case 'keys':
      return <KeysField {...common} value={textOf(value)} />;
    case 'queue':
    case 'calendar':
    case 'box':
    case 'flow':
    case 'language':
      return <ReferenceField {...common} is={field.is} value={textOf(value)} />;
    case 'service':
      return <ServiceField {...common} value={textOf(value)} />;
    default:
      return <TextField {...common} value={textOf(value)} maxLength={field.is === 'variable' ? 32 : 500} />;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

type Common = { readonly at: string; readonly label: string; readonly hint?: string };

function SwitchField({ on, ...common }: Common & { readonly on: boolean }): ReactNode {
  const set = useSet();
  return (
    <Field {...common} className="switch-field">
      {({ id, disabled }) => <Switch id={id} size="small" disabled={disabled} checked={on} onChange={(now) => set(common.at, now)} />}
    </Field>
  );
}

function KeysField({ value, ...common }: Common & { readonly value: string }): ReactNode {
  const set = useSet();
  return (
    <Field {...common}>
      {(control) => <Input {...control} className="short-input" maxLength={4} value={value} onChange={(event) => set(common.at, event.target.value.replaceAll(/[^0-9*#]/g, ''))} />}
    </Field>
  );
}

function TagsField({ names, placeholder, ...common }: Common & { readonly names: readonly string[]; readonly placeholder: string }): ReactNode {
  const set = useSet();
  return (
    <Field {...common}>
      {(control) => (
        <Select<string[]>
          {...control}
          mode="tags"
          open={false}
          suffix={null}
          className="wide-input"
          value={[...names]}
          placeholder={placeholder}
          tokenSeparators={[',', ' ', '，']}
          onChange={(chosen) => set(common.at, chosen)}
        />
      )}
    </Field>
  );
}

/** A queue, a calendar, another flow or a language, by its name. */
function ReferenceField({ is, value, ...common }: Common & { readonly is: 'queue' | 'calendar' | 'box' | 'flow' | 'language'; readonly value: string }): ReactNode {
  const t = useFlowT();
  const { words, flows } = useFlow();
  const { queues, calendars, voicemailBoxes } = useRouting();
  const known: Readonly<Record<typeof is, readonly Choice<string>[]>> = {
    queue: queues.map(({ queueId, name }) => ({ value: queueId, label: name })),
    calendar: calendars.map(({ calendarId, name }) => ({ value: calendarId, label: name })),
    box: voicemailBoxes.map(({ boxId, name }) => ({ value: boxId, label: name })),
    flow: flows.map(({ flowId, name }) => ({ value: flowId, label: name })),
    language: ['zh-CN', 'en'].map((language) => ({ value: language, label: words.languageName(language) })),
  };
  const choices = value === '' ? [{ value: '', label: t('line.nothing') }, ...known[is]] : known[is];
  return <ChoiceField {...common} value={value} choices={choices} />;
}

/** Another system by its name; one that isn't there (yet) is kept. */
function ServiceField({ value, ...common }: Common & { readonly value: string }): ReactNode {
  const services = useSystems().data ?? [];
  const choices = services.map(({ serviceId, name }) => ({ value: serviceId, label: name === serviceId ? name : `${name} (${serviceId})` }));
  return <ChoiceField {...common} value={value} choices={choices} />;
}

/** A node of the flow, to be chosen. */
export interface NodeChoice extends Choice<string> {
  readonly kind: string;
}

/** @param wanted none otherwise */
export function useNodeChoices(wanted = true): readonly NodeChoice[] {
  const { open, words } = useFlow();
  if (!wanted) return [];
  return open.sheet.flow.nodes.map(({ nodeId, name, step }) => ({ value: nodeId, label: name === '' ? nodeId : name, kind: words.kind(step.type) }));
}
