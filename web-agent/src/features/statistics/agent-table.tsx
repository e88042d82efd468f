import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { AgentState, Figure, Statistics, StatisticsRow } from '../../contract';
import { Table } from '../app/table';
import { FigureButton, type Asked } from './figure-button';
import { of } from './figures';
import { usePercent } from './use-statistics';

/** An agent's time, in the order of a contact's way. */
const STATES: readonly { readonly state: AgentState; readonly figure: Figure }[] = [
  { state: 'ready', figure: 'ready-ms' },
  { state: 'reserved', figure: 'reserved-ms' },
  { state: 'engaged', figure: 'engaged-ms' },
  { state: 'wrap-up', figure: 'wrapping-up-ms' },
  { state: 'not-ready', figure: 'not-ready-ms' },
];

interface Props {
  readonly report: Statistics;
  readonly onAsk: (asked: Asked) => void;
}

export function AgentTable({ report, onAsk }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Table
      columns={[
        { title: t('floor.agent') },
        { title: t('figure.answered'), isNumber: true },
        { title: t('statistics.occupancy'), isNumber: true },
        { title: t('statistics.aht'), isNumber: true },
        ...STATES.map(({ state }) => ({ title: t(`state.${state}`), isNumber: true })),
        { title: t('statistics.share') },
      ]}
    >
      {report.rows.map((row) => (
        <Line key={row.id} row={row} onAsk={onAsk} />
      ))}
    </Table>
  );
}

function Line({ row, onAsk }: { readonly row: StatisticsRow; readonly onAsk: (asked: Asked) => void }): ReactNode {
  const percent = usePercent();
  const aht = row.averageHandleTimeMs;
  const cells: readonly (readonly [Figure, string])[] = [
    ['answered', String(of(row, 'answered'))],
    ['engaged-ms', percent(row.occupancy)],
    ['handled', aht === undefined ? '—' : formatDuration(aht)],
  ];
  const times = STATES.map(({ figure }) => [figure, formatDuration(of(row, figure))] as const);
  return (
    <tr data-testid={`statistics-agent-${row.id}`}>
      <td>{row.name}</td>
      {[...cells, ...times].map(([figure, text], column) => (
        <td key={column} className="number digits">
          <FigureButton asked={{ subject: 'agent', id: row.id, name: row.name, figure }} text={text} amount={of(row, figure)} onAsk={onAsk} />
        </td>
      ))}
      <td>
        <Shares row={row} />
      </td>
    </tr>
  );
}

/** The same times as a bar; the numbers beside it say it in words. */
function Shares({ row }: { readonly row: StatisticsRow }): ReactNode {
  return (
    <div className="shares" aria-hidden>
      {STATES.map(({ state, figure }) => (
        <i key={state} data-state={state} style={{ flexGrow: of(row, figure) }} />
      ))}
    </div>
  );
}
