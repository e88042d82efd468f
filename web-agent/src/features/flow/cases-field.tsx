import { Button, Input, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { COMPARISONS, type Case, type Condition } from '../../state/flow/document';
import { variablesOf } from '../../state/flow/names';
import { useForm, useRouting } from '../admin/admin-context';
import { ProblemsAt } from '../admin/field';
import { TypedInput } from '../admin/inputs';
import { useFlow, useFlowT } from './flow-context';

interface Props {
  readonly at: string;
  readonly label: string;
  readonly cases: readonly Case[];
}

const BLANK: Condition = { subject: 'caller', op: 'is', value: '' };

/** Cases in their order: the first that holds is taken. */
export function CasesField({ at, label, cases }: Props): ReactNode {
  const t = useFlowT();
  const { readOnly, set } = useForm();
  const change = (next: readonly Case[]): void => set(at, next);
  const fresh = (): string => {
    let number = cases.length + 1;
    while (cases.some(({ exit }) => exit === `case-${number}`)) number += 1;
    return `case-${number}`;
  };
  return (
    <fieldset className="admin-field cases-field" data-place={at}>
      <legend>{label}</legend>
      {cases.map((each, i) => (
        <div key={i} className="case" data-place={`${at}/${i}`}>
          <div className="case-head" data-place={`${at}/${i}/exit`}>
            <TypedInput control={{ 'aria-label': `${label} ${i + 1}: ${t('cases.exit')}`, disabled: readOnly }} className="case-exit" shown={each.exit} onTyped={(exit) => change(cases.with(i, { ...each, exit: exit.trim() }))} />
            {!readOnly && (
              <Button size="small" type="text" aria-label={t('cases.remove', { name: each.exit })} title={t('cases.remove', { name: each.exit })} onClick={() => change(cases.filter((_, other) => other !== i))}>
                ×
              </Button>
            )}
          </div>
          {each.all.map((condition, j) => (
            <ConditionRow
              key={j}
              place={`${at}/${i}/all/${j}`}
              lead={j === 0 ? t('cases.when') : t('cases.and')}
              condition={condition}
              onChange={(next) => change(cases.with(i, { ...each, all: each.all.with(j, next) }))}
              onRemove={() => change(cases.with(i, { ...each, all: each.all.filter((_, other) => other !== j) }))}
            />
          ))}
          {each.all.length === 0 && <p className="quiet">{t('cases.always')}</p>}
          <ProblemsAt field={`${at}/${i}`} />
          {!readOnly && (
            <Button size="small" type="link" onClick={() => change(cases.with(i, { ...each, all: [...each.all, BLANK] }))}>
              {t('cases.addCondition')}
            </Button>
          )}
        </div>
      ))}
      <p className="quiet">{t('cases.else')}</p>
      {!readOnly && (
        <Button size="small" onClick={() => change([...cases, { exit: fresh(), all: [BLANK] }])}>
          + {t('cases.add')}
        </Button>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly place: string;
  readonly lead: string;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

function ConditionRow({ place, lead, condition, onChange, onRemove }: RowProps): ReactNode {
  const t = useFlowT();
  const { readOnly } = useForm();
  const subjects = useSubjects();
  const { subject, op, value } = condition;
  return (
    <div className="condition" data-place={place}>
      <span className="quiet">{lead}</span>
      <Select
        className="condition-subject"
        size="small"
        disabled={readOnly}
        value={subject}
        aria-label={t('cases.subject')}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        options={subjects}
        onChange={(chosen: string) => onChange(chosen.endsWith('.open') && chosen !== subject ? { subject: chosen, op: 'is', value: 'true' } : { ...condition, subject: chosen })}
      />
      <Select<Condition['op']>
        className="condition-op"
        size="small"
        disabled={readOnly}
        value={op}
        aria-label={t('cases.opLabel')}
        popupMatchSelectWidth={false}
        options={COMPARISONS.map((each) => ({ value: each, label: t(`cases.op.${each}`) }))}
        onChange={(chosen) => onChange({ ...condition, op: chosen, value: (chosen === 'in-list') === (op === 'in-list') ? value : '' })}
      />
      <ComparedWith condition={condition} onChange={(now) => onChange({ ...condition, value: now })} />
      {!readOnly && (
        <Button size="small" type="text" aria-label={t('cases.removeCondition')} title={t('cases.removeCondition')} onClick={onRemove}>
          ×
        </Button>
      )}
      {op === 'begins-with' && value.includes(' ') && <p className="quiet">{t('cases.manyPrefixes')}</p>}
    </div>
  );
}

function ComparedWith({ condition: { subject, op, value }, onChange }: { readonly condition: Condition; readonly onChange: (value: string) => void }): ReactNode {
  const t = useFlowT();
  const { words } = useFlow();
  const { readOnly } = useForm();
  const { callerLists } = useRouting();
  if (op === 'in-list') {
    const lists = callerLists.map(({ listId, name }) => ({ value: listId, label: name }));
    return <Select size="small" className="condition-value" disabled={readOnly} value={value} aria-label={t('cases.value')} options={lists} notFoundContent={t('cases.noLists')} onChange={onChange} />;
  }
  const isOpen = /^queue\..+\.open$/.test(subject);
  if (isOpen || subject === 'language') {
    const options = isOpen
      ? [
          { value: 'true', label: t('cases.yes') },
          { value: 'false', label: t('cases.no') },
        ]
      : ['zh-CN', 'en'].map((language) => ({ value: language, label: words.languageName(language) }));
    return <Select size="small" className="condition-value" disabled={readOnly} value={value} aria-label={t('cases.value')} options={options} onChange={onChange} />;
  }
  return (
    <Input
      size="small"
      className="condition-value"
      disabled={readOnly}
      value={value}
      maxLength={500}
      aria-label={t('cases.value')}
      placeholder={t('cases.value')}
      {...(op === 'begins-with' ? { title: t('cases.manyPrefixes') } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function useSubjects(): { label: string; options: { value: string; label: string }[] }[] {
  const t = useFlowT();
  const { open, words } = useFlow();
  const { queues } = useRouting();
  const { flow } = open.sheet;
  return useMemo(
    () => [
      { label: t('cases.variablesGroup'), options: variablesOf(flow).map((name) => ({ value: name, label: words.subject(name) })) },
      {
        label: t('cases.queuesGroup'),
        options: queues.flatMap(({ queueId }) => ['waiting', 'wait', 'ready', 'open'].map((what) => ({ value: `queue.${queueId}.${what}`, label: words.subject(`queue.${queueId}.${what}`) }))),
      },
    ],
    [t, flow, words, queues],
  );
}
