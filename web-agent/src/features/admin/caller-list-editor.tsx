import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Entities } from '../../state/admin/routing';
import { useAdminT, useSet } from './admin-context';
import { Field } from './field';
import { DurationField, SwitchField, TextField } from './inputs';

/** Callers by their numbers: who comes first, and who isn't let in. */
export function CallerListEditor({ list }: { readonly list: Entities['callerLists'] }): ReactNode {
  const t = useAdminT();
  return (
    <section className="card" aria-label={t('one.callerLists')}>
      <div className="field-grid">
        <TextField at="name" label={t('field.name')} value={list.name} />
        <DurationField at="headStartMs" label={t('field.headStartMs')} valueMs={list.headStartMs} maxMs={86_400_000} zero={t('queue.noHeadStart')} hint={t('hint.headStartMs')} />
        <SwitchField at="blocked" label={t('field.blocked')} value={list.blocked} hint={t('hint.blocked')} />
      </div>
      <Numbers numbers={list.numbers} />
    </section>
  );
}

/** One in each line, as people paste them: with blanks and dashes, which don't count. */
function Numbers({ numbers }: { readonly numbers: readonly string[] }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const [typed, setTyped] = useState<string>();
  const take = (): void => {
    if (typed !== undefined) set('numbers', numbersOf(typed));
    setTyped(undefined);
  };
  return (
    <Field at="numbers" label={t('field.numbers')} hint={t('hint.numbers')}>
      {(control) => (
        <Input.TextArea
          id={control.id}
          disabled={control.disabled}
          {...(control.status === undefined ? {} : { status: control.status })}
          autoSize={{ minRows: 6, maxRows: 20 }}
          value={typed ?? numbers.join('\n')}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
        />
      )}
    </Field>
  );
}

export function numbersOf(text: string): string[] {
  return [...new Set(text.split(/[\n,;，；]/).map((line) => line.replaceAll(/[\s().-]/g, '')).filter((number) => number !== ''))];
}
