import { describe, expect, it } from 'vitest';
import type { Statistics, StatisticsRow } from '../../contract';
import { isTime, of, slotsOf } from './figures';

const HALF_HOUR_MS = 1_800_000;
const row = (id: string, slot: number, figures: Record<string, number>): StatisticsRow => ({
  fromMs: slot * HALF_HOUR_MS,
  toMs: (slot + 1) * HALF_HOUR_MS,
  id,
  name: id,
  figures,
  parts: {},
  signedInMs: 0,
});
const report = (rows: StatisticsRow[]): Statistics => ({
  zone: 'UTC',
  interval: 'half-hour',
  asOfMs: 0,
  lastSeq: 1,
  fromMs: 0,
  toMs: 48 * HALF_HOUR_MS,
  rows,
});

describe('the half-hours of a chart', () => {
  const rows = [row('sales', 18, { offered: 3, answered: 2 }), row('support', 18, { offered: 1 }), row('sales', 20, { abandoned: 1 })];

  it('should add up the queues and show the empty ones in between', () => {
    expect(slotsOf(report(rows), undefined)).toEqual([
      { fromMs: 18 * HALF_HOUR_MS, offered: 4, answered: 2, abandoned: 0 },
      { fromMs: 19 * HALF_HOUR_MS, offered: 0, answered: 0, abandoned: 0 },
      { fromMs: 20 * HALF_HOUR_MS, offered: 0, answered: 0, abandoned: 1 },
    ]);
  });

  it('should show one queue alone', () => {
    expect(slotsOf(report(rows), 'support').map(({ offered }) => offered)).toEqual([1]);
  });

  it('should be none when nothing happened', () => {
    expect(slotsOf(report([row('sales', 3, { 'wrap-up-ms': 5 })]), undefined)).toEqual([]);
  });
});

describe('a figure', () => {
  it('should be 0 when it was never counted', () => {
    expect(of(undefined, 'offered')).toBe(0);
    expect(of(row('sales', 1, { answered: 2 }), 'offered')).toBe(0);
    expect(of(row('sales', 1, { answered: 2 }), 'answered')).toBe(2);
  });

  it('should be known for a time or a count', () => {
    expect(isTime('ready-ms')).toBe(true);
    expect(isTime('answered')).toBe(false);
  });
});
