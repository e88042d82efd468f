import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { OverflowTarget } from '../../contract';
import type { Entities } from '../../state/admin/routing';
import { useAdminT, useRouting, useSet } from './admin-context';
import { Field } from './field';
import { ChoiceField, DurationField, NumberField, PromptList } from './inputs';
import { useFlowHeads } from './use-flow-heads';

const KINDS: readonly OverflowTarget['kind'][] = ['stay', 'queue', 'flow', 'voicemail', 'message', 'callback'];

/** Overflow as sentences: when something is so, contacts go there. */
export function OverflowEditor({ queue }: { readonly queue: Entities['queues'] }): ReactNode {
  const t = useAdminT();
  const { calendars } = useRouting();
  const { overflow, queueId } = queue;
  return (
    <section className="card" aria-label={t('overflow.title')}>
      <h3>{t('overflow.title')}</h3>
      <p className="quiet">{t('overflow.intro')}</p>
      <div className="rules">
        <Rule
          when={
            <span className="sentence">
              {t('overflow.outside')}
              <ChoiceField
                at="overflow/calendarId"
                label={t('field.overflow/calendarId')}
                labelHidden
                value={overflow.calendarId}
                choices={[{ value: '', label: t('overflow.always') }, ...calendars.map(({ calendarId, name }) => ({ value: calendarId, label: name }))]}
              />
            </span>
          }
          idle={overflow.calendarId === ''}
          target={<Target at="overflow/whenClosed" label={t('field.overflow/whenClosed')} value={overflow.whenClosed} queueId={queueId} />}
        />
        <Rule when={<span>{t('overflow.nobody')}</span>} target={<Target at="overflow/whenNobody" label={t('field.overflow/whenNobody')} value={overflow.whenNobody} queueId={queueId} />} />
        <Rule
          when={
            <span className="sentence">
              {t('overflow.lengthBefore')}
              <NumberField at="overflow/lengthLimit" label={t('field.overflow/lengthLimit')} labelHidden value={overflow.lengthLimit} min={0} max={10_000} />
              {overflow.lengthLimit === 0 ? t('overflow.noLengthLimit') : t('overflow.lengthAfter')}
            </span>
          }
          idle={overflow.lengthLimit === 0}
          target={<Target at="overflow/whenLong" label={t('field.overflow/whenLong')} value={overflow.whenLong} queueId={queueId} />}
        />
        <Rule
          when={
            <span className="sentence">
              {t('overflow.waitBefore')}
              <DurationField at="overflow/waitLimitMs" label={t('field.overflow/waitLimitMs')} labelHidden valueMs={overflow.waitLimitMs} zero={t('overflow.noWaitLimit')} />
              {t('overflow.waitAfter')}
            </span>
          }
          idle={overflow.waitLimitMs === 0}
          target={<Target at="overflow/whenWaited" label={t('field.overflow/whenWaited')} value={overflow.whenWaited} queueId={queueId} />}
        />
      </div>
    </section>
  );
}

interface RuleProps {
  readonly when: ReactNode;
  /** Never looked at as it is: no calendar, no limit. */
  readonly idle?: boolean;
  readonly target: ReactNode;
}

function Rule({ when, idle, target }: RuleProps): ReactNode {
  return (
    <div className="rule" data-idle={idle === true}>
      <div className="rule-when">{when}</div>
      <span className="rule-arrow" aria-hidden>
        →
      </span>
      <div className="rule-then">{target}</div>
    </div>
  );
}

interface TargetProps {
  readonly at: string;
  readonly label: string;
  readonly value: OverflowTarget;
  readonly queueId: string;
}

function Target({ at, label, value, queueId }: TargetProps): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const { queues, voicemailBoxes } = useRouting();
  const flows = useFlowHeads();
  const others = queues.filter((queue) => queue.queueId !== queueId);
  const { kind, name } = value;
  const list = `prompts-${at.replaceAll('/', '-')}`;
  const named: Partial<Record<OverflowTarget['kind'], readonly { value: string; label: string }[]>> = {
    queue: others.map((queue) => ({ value: queue.queueId, label: queue.name })),
    flow: flows.map((flow) => ({ value: flow.flowId, label: flow.name })),
    voicemail: voicemailBoxes.map((box) => ({ value: box.boxId, label: box.name })),
  };
  const choices = named[kind];
  const choose = (chosen: OverflowTarget['kind']): void => set(at, { kind: chosen, name: named[chosen]?.[0]?.value ?? '' });
  return (
    <Field at={at} label={label} labelHidden>
      {(control) => (
        <div className="target">
          <Select<OverflowTarget['kind']> {...control} className="target-kind" value={kind} options={KINDS.map((each) => ({ value: each, label: t(`targetKind.${each}`) }))} onChange={choose} />
          {choices !== undefined && (
            <Select<string>
              className="wide-input"
              disabled={control.disabled}
              aria-label={t(`targetKind.${kind}`)}
              value={name}
              options={[...choices]}
              notFoundContent={t('target.noneYet')}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(chosen) => set(at, { kind, name: chosen })}
            />
          )}
          {(kind === 'message' || kind === 'callback') && (
            <>
              <Input
                disabled={control.disabled}
                aria-label={t('target.prompt')}
                placeholder={kind === 'message' ? t('target.prompt') : t('target.promptOptional')}
                list={list}
                maxLength={100}
                value={name}
                onChange={(event) => set(at, { kind, name: event.target.value })}
              />
              <PromptList id={list} />
            </>
          )}
        </div>
      )}
    </Field>
  );
}
