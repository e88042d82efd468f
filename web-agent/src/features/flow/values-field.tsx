import { Button, Input } from 'antd';
import { useId, type ReactNode } from 'react';
import { useForm } from '../admin/admin-context';
import { ProblemsAt } from '../admin/field';
import { TypedInput } from '../admin/inputs';
import { useFlowT } from './flow-context';
import { VariableList } from './sounds-field';

interface Props {
  readonly at: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Names and what they stand for. */
export function ValuesField({ at, label, values }: Props): ReactNode {
  const t = useFlowT();
  const { readOnly, set } = useForm();
  const list = useId();
  const entries = Object.entries(values);
  const change = (next: readonly (readonly [string, string])[]): void => set(at, Object.fromEntries(next));
  const fresh = (): string => {
    let number = entries.length + 1;
    while (`value-${number}` in values) number += 1;
    return `value-${number}`;
  };
  return (
    <fieldset className="admin-field values-field" data-place={at}>
      <legend>{label}</legend>
      {entries.length === 0 && <p className="quiet">{t('values.none')}</p>}
      {entries.map(([name, value], i) => (
        // By the place: a name that is changed is still the same row.
        <div key={i} className="value-row" data-place={`${at}/${name}`}>
          <TypedInput
            control={{ 'aria-label': `${label} ${i + 1}: ${t('values.name')}`, disabled: readOnly }}
            className="value-name"
            shown={name}
            onTyped={(typed) => !(typed in values) && change(entries.with(i, [typed.trim(), value]))}
          />
          <span aria-hidden>=</span>
          <Input
            disabled={readOnly}
            value={value}
            maxLength={500}
            list={list}
            aria-label={`${name}: ${t('values.value')}`}
            title={t('values.valueHint')}
            onChange={(event) => change(entries.with(i, [name, event.target.value]))}
          />
          {!readOnly && (
            <Button size="small" type="text" aria-label={t('values.remove', { name })} title={t('values.remove', { name })} onClick={() => change(entries.filter((_, other) => other !== i))}>
              ×
            </Button>
          )}
          <ProblemsAt field={`${at}/${name}`} />
        </div>
      ))}
      <VariableList id={list} />
      {!readOnly && (
        <Button size="small" onClick={() => change([...entries, [fresh(), '']])}>
          + {t('values.add')}
        </Button>
      )}
    </fieldset>
  );
}
