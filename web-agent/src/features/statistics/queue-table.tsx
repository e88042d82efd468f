import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { Figure, Statistics, StatisticsRow } from '../../contract';
import { Table } from '../app/table';
import { FigureButton, type Asked } from './figure-button';
import { of } from './figures';
import { usePercent } from './use-statistics';

interface Props {
  readonly report: Statistics;
  /** All queues of the tenant, also those without a contact. */
  readonly queues: readonly { readonly queueId: string; readonly name: string }[];
  readonly onAsk: (asked: Asked) => void;
}

const duration = (ms: number | undefined): string => (ms === undefined ? '—' : formatDuration(ms));

export function QueueTable({ report, queues, onAsk }: Props): ReactNode {
  const { t } = useTranslation();
  const gone = report.rows.filter(({ id }) => !queues.some(({ queueId }) => queueId === id));
  const lines = [...queues, ...gone.map(({ id, name }) => ({ queueId: id, name }))];
  return (
    <Table
      columns={[
        { title: t('floor.queue') },
        { title: t('figure.offered'), isNumber: true },
        { title: t('figure.answered'), isNumber: true },
        { title: t('statistics.serviceLevel'), isNumber: true },
        { title: t('figure.abandoned'), isNumber: true },
        { title: t('figure.overflowed'), isNumber: true },
        { title: t('statistics.asa'), isNumber: true },
        { title: t('statistics.aht'), isNumber: true },
        { title: t('figure.longest-wait-ms'), isNumber: true },
      ]}
    >
      {lines.map(({ queueId, name }) => (
        <Line key={queueId} queueId={queueId} name={name} row={report.rows.find(({ id }) => id === queueId)} onAsk={onAsk} />
      ))}
    </Table>
  );
}

interface LineProps {
  readonly queueId: string;
  readonly name: string;
  readonly row: StatisticsRow | undefined;
  readonly onAsk: (asked: Asked) => void;
}

function Line({ queueId, name, row, onAsk }: LineProps): ReactNode {
  const { t } = useTranslation();
  const percent = usePercent();
  const level = percent(row?.serviceLevel);
  const target = row?.target;
  const levelOf =
    target === undefined
      ? level
      : t('statistics.serviceLevelOf', { level, seconds: target.answeredWithinMs / 1000, goal: target.goalPercent });
  const cells: readonly (readonly [Figure, string])[] = [
    ['offered', String(of(row, 'offered'))],
    ['answered', String(of(row, 'answered'))],
    ['answered-in-time', levelOf],
    ['abandoned', String(of(row, 'abandoned'))],
    ['overflowed', String(of(row, 'overflowed'))],
    ['answered-wait-ms', duration(row?.averageSpeedOfAnswerMs)],
    ['handled', duration(row?.averageHandleTimeMs)],
    ['longest-wait-ms', duration(row?.figures['longest-wait-ms'])],
  ];
  return (
    <tr data-testid={`statistics-queue-${queueId}`}>
      <td>{name}</td>
      {cells.map(([figure, text]) => (
        <td key={figure} className="number digits">
          <FigureButton asked={{ subject: 'queue', id: queueId, name, figure }} text={text} amount={of(row, figure)} onAsk={onAsk} />
        </td>
      ))}
    </tr>
  );
}
