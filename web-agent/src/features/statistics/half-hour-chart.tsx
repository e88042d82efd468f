import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from './figures';

const WIDTH = 960;
const HEIGHT = 190;
const LEFT = 34;
const FOOT = 24;
const GRID_LINES = 3;
const MAX_LABELS = 12;
const MAX_SLOT_WIDTH = 90;

interface Props {
  readonly slots: readonly Slot[];
  readonly moment: (atMs: number) => string;
}

/** Offered, answered and abandoned by half-hour. Whoever can't see it finds its numbers in a table. */
export function HalfHourChart({ slots, moment }: Props): ReactNode {
  const { t } = useTranslation();
  const top = Math.max(GRID_LINES, ...slots.map(({ offered, answered, abandoned }) => Math.max(offered, answered, abandoned)));
  const step = Math.ceil(top / GRID_LINES);
  const y = (value: number): number => (HEIGHT - FOOT) * (1 - value / (step * GRID_LINES)) + 6;
  const slotWidth = Math.min(MAX_SLOT_WIDTH, (WIDTH - LEFT) / slots.length);
  const labelEvery = Math.ceil(slots.length / MAX_LABELS);
  return (
    <div className="table-frame">
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT + 12}`} aria-hidden focusable="false">
        {Array.from({ length: GRID_LINES + 1 }, (_, line) => (
          <g key={line}>
            <line className="chart-grid" x1={LEFT} x2={WIDTH} y1={y(line * step)} y2={y(line * step)} />
            <text className="chart-text" x={LEFT - 8} y={y(line * step) + 4} textAnchor="end">
              {line * step}
            </text>
          </g>
        ))}
        {slots.map((slot, index) => (
          <SlotBars
            key={slot.fromMs}
            slot={slot}
            x={LEFT + index * slotWidth}
            width={slotWidth}
            y={y}
            label={index % labelEvery === 0 ? moment(slot.fromMs) : ''}
            title={`${moment(slot.fromMs)} · ${t('figure.offered')} ${slot.offered} · ${t('figure.answered')} ${slot.answered} · ${t('figure.abandoned')} ${slot.abandoned}`}
          />
        ))}
      </svg>
      <ChartTable slots={slots} moment={moment} />
    </div>
  );
}

interface BarsProps {
  readonly slot: Slot;
  readonly x: number;
  readonly width: number;
  readonly y: (value: number) => number;
  readonly label: string;
  readonly title: string;
}

function SlotBars({ slot, x, width, y, label, title }: BarsProps): ReactNode {
  const bar = width * 0.26;
  const kinds = ['offered', 'answered', 'abandoned'] as const;
  return (
    <g>
      <title>{title}</title>
      <rect x={x} y={0} width={width} height={y(0)} className="chart-hit" />
      {kinds.map((kind, index) => (
        <rect
          key={kind}
          data-kind={kind}
          className="chart-bar"
          x={x + width * 0.11 + index * bar}
          width={Math.max(1, bar - 1.5)}
          y={y(slot[kind])}
          height={y(0) - y(slot[kind])}
        />
      ))}
      <text className="chart-text" x={x + width / 2} y={HEIGHT} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

function ChartTable({ slots, moment }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="sr-only">
      <caption>{t('statistics.byHalfHour')}</caption>
      <tbody>
        {slots.map(({ fromMs, offered, answered, abandoned }) => (
          <tr key={fromMs}>
            <th scope="row">{moment(fromMs)}</th>
            <td>{`${t('figure.offered')} ${offered}`}</td>
            <td>{`${t('figure.answered')} ${answered}`}</td>
            <td>{`${t('figure.abandoned')} ${abandoned}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ChartLegend(): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="chart-legend" aria-hidden>
      {(['offered', 'answered', 'abandoned'] as const).map((kind) => (
        <li key={kind}>
          <i data-kind={kind} />
          {t(`figure.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
