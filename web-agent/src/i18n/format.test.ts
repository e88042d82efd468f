import { describe, expect, it } from 'vitest';
import { formatDuration } from '../base/duration';
import { formatMoment } from './format';

describe('durations', () => {
  it.each([
    [-400, '0:00'],
    [999, '0:00'],
    [65_000, '1:05'],
    [3_723_000, '1:02:03'],
  ])('should show %i ms as %s', (durationMs, shown) => expect(formatDuration(durationMs)).toBe(shown));
});

describe('moments', () => {
  const now = new Date(2026, 4, 6, 15, 30).getTime();

  it('should leave the date out for today', () => {
    expect(formatMoment(new Date(2026, 4, 6, 9, 5).getTime(), now, 'en')).toBe('09:05');
  });

  it('should name the day otherwise, in the reader’s language', () => {
    const yesterday = new Date(2026, 4, 5, 9, 5).getTime();
    expect(formatMoment(yesterday, now, 'en')).toContain('May 5');
    expect(formatMoment(yesterday, now, 'zh-CN')).toContain('5月5日');
  });
});
