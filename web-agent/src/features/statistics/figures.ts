import type { Figure, Statistics, StatisticsRow } from '../../contract';

/** A row's figure; what was never counted is 0. */
export function of(row: StatisticsRow | undefined, figure: Figure): number {
  return row?.figures[figure] ?? 0;
}

/** Whether a figure is a time and not a count. */
export function isTime(figure: Figure): boolean {
  return figure.endsWith('-ms');
}

/** One bar of the day's chart. */
export interface Slot {
  readonly fromMs: number;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
}

/** The half-hours from the first to the last in which something happened, also the empty ones in between. */
export function slotsOf(report: Statistics, queueId: string | undefined): Slot[] {
  const byFrom = new Map<number, Slot>();
  for (const row of report.rows) {
    if (queueId !== undefined && row.id !== queueId) continue;
    const known = byFrom.get(row.fromMs) ?? { fromMs: row.fromMs, offered: 0, answered: 0, abandoned: 0 };
    byFrom.set(row.fromMs, {
      fromMs: row.fromMs,
      offered: known.offered + of(row, 'offered'),
      answered: known.answered + of(row, 'answered'),
      abandoned: known.abandoned + of(row, 'abandoned'),
    });
  }
  const filled = [...byFrom.values()].filter((slot) => slot.offered + slot.answered + slot.abandoned > 0);
  const moments = filled.map(({ fromMs }) => fromMs);
  const lastMs = Math.max(...moments);
  const slots: Slot[] = [];
  for (let fromMs = Math.min(...moments); fromMs <= lastMs; fromMs += HALF_HOUR_MS) {
    slots.push(byFrom.get(fromMs) ?? { fromMs, offered: 0, answered: 0, abandoned: 0 });
  }
  return slots;
}

const HALF_HOUR_MS = 1_800_000;
