import { Alert, Button, Spin } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../contract';
import { useApp, useObservable, useWorkplace } from '../app/context';
import { InboxIcon } from '../app/icons';
import { AgentTable } from './agent-table';
import { EvidenceDialog } from './evidence-dialog';
import type { Asked } from './figure-button';
import { slotsOf } from './figures';
import { ChartLegend, HalfHourChart } from './half-hour-chart';
import { QueueTable } from './queue-table';
import { useMoment, useStatistics } from './use-statistics';

const HALF_HOURS_OF_A_DAY = 48;

/** A day's figures, for those who oversee. */
export default function StatisticsPage(): ReactNode {
  const { t } = useTranslation();
  // Undefined: today.
  const [dayMs, setDayMs] = useState<number | undefined>();
  const day = { interval: 'day', ...(dayMs === undefined ? {} : { fromMs: dayMs }) } as const;
  const queues = useStatistics('queues', day);
  const agents = useStatistics('agents', day);
  const [asked, setAsked] = useState<Asked>();
  const nameOf = (agentId: string): string => agents.data?.rows.find(({ id }) => id === agentId)?.name ?? agentId;
  return (
    <main className="floor" data-testid="statistics-page">
      {(queues.isError || agents.isError) && (
        <Alert
          type="warning"
          showIcon
          title={t('statistics.failed')}
          action={
            <Button size="small" onClick={() => void Promise.all([queues.refetch(), agents.refetch()])}>
              {t('history.retry')}
            </Button>
          }
        />
      )}
      {queues.data === undefined ? (
        queues.isPending && <Spin className="page-loading" aria-label={t('app.loading')} />
      ) : (
        <>
          <DayBar report={queues.data} onDay={setDayMs} />
          <QueuesCard report={queues.data} onAsk={setAsked} />
          <ChartCard day={queues.data} />
        </>
      )}
      {agents.data !== undefined && <AgentsCard report={agents.data} onAsk={setAsked} />}
      {asked !== undefined && queues.data !== undefined && (
        <EvidenceDialog
          asked={asked}
          fromMs={queues.data.fromMs}
          zone={queues.data.zone}
          nameOf={nameOf}
          onClose={() => setAsked(undefined)}
        />
      )}
    </main>
  );
}

interface DayBarProps {
  readonly report: Statistics;
  /** Given a moment of it. */
  readonly onDay: (dayMs: number) => void;
}

function DayBar({ report, onDay }: DayBarProps): ReactNode {
  const { t } = useTranslation();
  const day = useMoment(report.zone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const time = useMoment(report.zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const isToday = report.asOfMs < report.toMs;
  return (
    <div className="day-bar">
      <h1 data-testid="statistics-day">{isToday ? t('statistics.today', { day: day(report.fromMs) }) : day(report.fromMs)}</h1>
      <Button data-testid="day-before" onClick={() => onDay(report.fromMs - 1)}>
        {t('statistics.dayBefore')}
      </Button>
      <Button disabled={isToday} onClick={() => onDay(report.toMs)}>
        {t('statistics.dayAfter')}
      </Button>
      <span className="quiet day-as-of">{t('statistics.asOf', { time: time(report.asOfMs), zone: report.zone })}</span>
    </div>
  );
}

interface CardProps {
  readonly report: Statistics;
  readonly onAsk: (asked: Asked) => void;
}

function QueuesCard({ report, onAsk }: CardProps): ReactNode {
  const { t } = useTranslation();
  const queues = useObservable(useWorkplace().floor)?.queues ?? [];
  const nothing = queues.length === 0 && report.rows.length === 0;
  return (
    <Card title={t('floor.queues')} report={report} of="queues">
      {nothing ? <Empty text={t('statistics.noContacts')} /> : <QueueTable report={report} queues={queues} onAsk={onAsk} />}
    </Card>
  );
}

function AgentsCard({ report, onAsk }: CardProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('floor.agents')} report={report} of="agents">
      {report.rows.length === 0 ? <Empty text={t('statistics.noAgents')} /> : <AgentTable report={report} onAsk={onAsk} />}
    </Card>
  );
}

function ChartCard({ day }: { readonly day: Statistics }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [queueId, setQueueId] = useState<string>();
  const halfHours = useStatistics('queues', { interval: 'half-hour', fromMs: day.fromMs, count: HALF_HOURS_OF_A_DAY });
  const moment = useMoment(day.zone, { hour: '2-digit', minute: '2-digit' });
  const slots = halfHours.data === undefined ? [] : slotsOf(halfHours.data, queueId);
  return (
    <section className="card" aria-labelledby={id} data-testid="statistics-chart">
      <div className="card-head">
        <h2 id={id} className="card-title">
          {t('statistics.byHalfHour')}
        </h2>
        <ChartLegend />
        <select
          className="plain-select"
          aria-label={t('floor.queue')}
          value={queueId ?? ''}
          onChange={({ target }) => setQueueId(target.value === '' ? undefined : target.value)}
        >
          <option value="">{t('statistics.allQueues')}</option>
          {day.rows.map((row) => (
            <option key={row.id} value={row.id}>
              {row.name}
            </option>
          ))}
        </select>
      </div>
      {slots.length === 0 ? <Empty text={t('statistics.noContacts')} /> : <HalfHourChart slots={slots} moment={moment} />}
    </section>
  );
}

interface CardFrameProps {
  readonly title: string;
  readonly report: Statistics;
  readonly of: 'queues' | 'agents';
  readonly children: ReactNode;
}

function Card({ title, report, of, children }: CardFrameProps): ReactNode {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id} className="card-title">
          {title}
        </h2>
        <SaveButton report={report} of={of} title={title} />
      </div>
      {children}
    </section>
  );
}

function SaveButton({ report, of, title }: Omit<CardFrameProps, 'children'>): ReactNode {
  const { t } = useTranslation();
  const { rest } = useApp();
  const [failed, setFailed] = useState(false);
  const day = useMoment(report.zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const save = async (): Promise<void> => {
    const reply = await rest.downloadStatistics(of, { interval: 'day', fromMs: report.fromMs });
    setFailed(!reply.ok);
    if (reply.ok) download(reply.value, `${title} ${day(report.fromMs).replaceAll('/', '-')}.csv`);
  };
  return (
    <Button size="small" type="text" danger={failed} data-testid={`save-${of}`} onClick={() => void save()}>
      {failed ? t('statistics.saveFailed') : t('statistics.save')}
    </Button>
  );
}

function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Empty({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="empty">
      <InboxIcon />
      <p>{text}</p>
    </div>
  );
}
