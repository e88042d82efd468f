import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookUpService, LookUpTrialReply } from '../../contract';
import { argumentNames, argumentsOf, type Typed } from '../../state/systems';
import { refusalText } from '../app/refusal-text';
import { useSystemT } from './systems-text';
import { useAskingFlow, useSystemClient } from './use-systems';

const KIND = { found: 'success', 'not-found': 'info', failed: 'error' } as const;

interface Props {
  readonly service: LookUpService;
  /** What was typed isn't what would be asked. */
  readonly isChanged: boolean;
}

/** Asks a system, with arguments typed in: those that a flow tells it are there from the start. */
export function TryIt({ service, isChanged }: Props): ReactNode {
  const t = useSystemT();
  const { t: appT } = useTranslation();
  const client = useSystemClient();
  const flow = useAskingFlow(service.uses.find(({ kind }) => kind === 'flow')?.id);
  const [typed, setTyped] = useState<readonly Typed[]>();
  const told = flow === undefined ? [] : argumentNames(flow, service.serviceId).map((name) => ({ name, value: '' }));
  const rows = typed ?? (told.length === 0 ? [{ name: '', value: '' }] : told);
  const trial = useMutation({ mutationFn: ({ serviceId }: LookUpService) => client.tryService(serviceId, argumentsOf(rows)) });
  // An answer of other settings would prove nothing.
  const reply = trial.isPending || isChanged || trial.variables !== service ? undefined : trial.data;
  return (
    <section className="card" aria-label={t('try.title')} data-testid="system-try">
      <h3>{t('try.title')}</h3>
      <p className="quiet">{isChanged ? t('try.saveFirst') : t('try.hint')}</p>
      <form
        className="try-form"
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate(service);
        }}
      >
        <Arguments rows={rows} onChange={setTyped} />
        <div className="try-tools">
          <Button size="small" onClick={() => setTyped([...rows, { name: '', value: '' }])}>
            + {t('try.add')}
          </Button>
          <Button type="primary" htmlType="submit" disabled={isChanged} loading={trial.isPending} data-testid="system-ask">
            {t('try.ask')}
          </Button>
        </div>
      </form>
      {reply !== undefined && (reply.ok ? <Result reply={reply.value} /> : <Alert type="warning" showIcon role="alert" title={refusalText(appT, reply)} />)}
    </section>
  );
}

function Arguments({ rows, onChange }: { readonly rows: readonly Typed[]; readonly onChange: (rows: readonly Typed[]) => void }): ReactNode {
  const t = useSystemT();
  return rows.map(({ name, value }, i) => (
    // By the place: a name that is changed is still the same row.
    <div key={i} className="try-row">
      <Input value={name} maxLength={64} placeholder={t('try.name')} aria-label={t('try.nameOf', { number: i + 1 })} onChange={(event) => onChange(rows.with(i, { name: event.target.value, value }))} />
      <span aria-hidden>=</span>
      <Input value={value} maxLength={500} autoComplete="off" placeholder={t('try.value')} aria-label={t('try.valueOf', { name })} onChange={(event) => onChange(rows.with(i, { name, value: event.target.value }))} />
      <Button type="text" size="small" aria-label={t('try.remove', { name })} title={t('try.remove', { name })} onClick={() => onChange(rows.filter((_, other) => other !== i))}>
        ×
      </Button>
    </div>
  ));
}

function Result({ reply }: { readonly reply: LookUpTrialReply }): ReactNode {
  const t = useSystemT();
  const values = Object.entries(reply.values);
  return (
    <Alert
      className="system-notice"
      type={KIND[reply.outcome]}
      showIcon
      role="status"
      data-testid="system-result"
      data-outcome={reply.outcome}
      title={t(`try.${reply.outcome}`, { ms: reply.tookMs })}
      description={
        <>
          {reply.message !== undefined && <p>{reply.message}</p>}
          {reply.outcome === 'found' && values.length === 0 && <p>{t('try.noValues')}</p>}
          {values.length > 0 && (
            <dl className="try-values">
              {values.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      }
    />
  );
}
