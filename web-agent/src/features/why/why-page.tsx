import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, Decisions } from '../../contract';
import { formatClock } from '../../i18n/format';
import { callerDetail, callerName } from '../app/caller';
import { useApp, useObservable, useServerNowMs, useWorkplace } from '../app/context';
import { InboxIcon } from '../app/icons';
import { refusalText } from '../app/refusal-text';
import { DecisionCard } from './decision-card';
import type { QueueNames } from './decision-text';
import './why.css';

/** Why a contact went where it went: what was decided about it, and from what. */
export default function WhyPage({ contactId }: { readonly contactId: string }): ReactNode {
  const { t } = useTranslation();
  const { rest } = useApp();
  const decisions = useQuery({
    queryKey: ['decisions', contactId],
    queryFn: () => rest.listDecisions(contactId),
    gcTime: 0,
  });
  const reply = decisions.data;
  return (
    <main className="why" data-testid="why-page">
      <div>
        <Button size="small" data-testid="why-back" onClick={goBack}>
          {t('why.back')}
        </Button>
      </div>
      <header>
        <h1>{t('why.title')}</h1>
        <Who contactId={contactId} />
      </header>
      {reply === undefined && <Spin className="page-loading" description={t('why.loading')} aria-label={t('why.loading')} />}
      {reply?.ok === false && (
        <div className="card empty" role="alert" data-testid="why-failed">
          <p>
            {t('why.failed')} {refusalText(t, reply)}
          </p>
          <Button loading={decisions.isFetching} onClick={() => void decisions.refetch()}>
            {t('why.retry')}
          </Button>
        </div>
      )}
      {reply?.ok === true && <Timeline told={reply.value} />}
    </main>
  );
}

/** To where the user came from; who came by a bookmark came from nowhere of ours. */
function goBack(): void {
  if (history.length > 1) history.back();
  else location.hash = '';
}

function Who({ contactId }: { readonly contactId: string }): ReactNode {
  const { t } = useTranslation();
  const { rest, settings } = useApp();
  const { language } = useObservable(settings);
  const nowMs = useServerNowMs(60_000);
  const { data } = useQuery({ queryKey: ['contact', contactId], queryFn: () => rest.getContact(contactId) });
  const contact = data?.ok === true ? data.value.contact : undefined;
  const caller = {
    address: contact?.callerAddress ?? '',
    ...(contact?.callerName === undefined ? {} : { name: contact.callerName }),
  };
  const facts =
    contact === undefined
      ? []
      : [callerName(caller), callerDetail(caller), formatClock(contact.arrivedAtMs, nowMs, language)];
  return (
    <p className="quiet digits">
      {[...facts, t('why.contact', { contactId })].filter((fact) => fact !== undefined).join(' · ')}
    </p>
  );
}

function Timeline({ told }: { readonly told: Decisions }): ReactNode {
  const { t } = useTranslation();
  const queueNames = useQueueNames(told.decisions);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const withDetails = told.decisions.filter(({ matching }) => matching !== undefined).map(({ seq }) => seq);
  const allOpen = withDetails.length > 0 && withDetails.every((seq) => open.has(seq));
  const toggle = (seq: number): void =>
    setOpen((were) => new Set(were.has(seq) ? [...were].filter((other) => other !== seq) : [...were, seq]));
  if (told.decisions.length === 0) {
    return (
      <div className="card empty" data-testid="why-empty">
        <InboxIcon />
        <p>{t('why.empty')}</p>
      </div>
    );
  }
  return (
    <section className="card">
      <div className="why-tools">
        <p className="quiet">{t('why.exact')}</p>
        <Button size="small" data-testid="why-all" onClick={() => setOpen(new Set(allOpen ? [] : withDetails))}>
          {t(allOpen ? 'why.collapseAll' : 'why.expandAll')}
        </Button>
      </div>
      <ol className="why-timeline">
        {told.decisions.map((decision) => (
          <DecisionCard
            key={decision.seq}
            decision={decision}
            open={open.has(decision.seq)}
            onToggle={() => toggle(decision.seq)}
            queueNames={queueNames}
            supervisors={told.supervisors}
          />
        ))}
      </ol>
      {told.truncated && <p className="quiet">{t('why.truncated')}</p>}
    </section>
  );
}

/** From the live pictures, and from the decisions themselves: a queue may be gone by now. */
function useQueueNames(decisions: readonly Decision[]): QueueNames {
  const { floor, desk } = useWorkplace();
  const floorQueues = useObservable(floor)?.queues ?? [];
  const { picture } = useObservable(desk.state);
  const seen = [...floorQueues, ...(picture?.queues ?? [])];
  return (queueId) =>
    seen.find((queue) => queue.queueId === queueId)?.name ??
    decisions.find((decision) => decision.queueId === queueId)?.queueName ??
    queueId;
}
