import { describe, expect, it } from 'vitest';
import { blankCalendar } from './blank';
import { carryOpenness, toggleOpen, withoutUnusedPeriods } from './periods';

const calendar = blankCalendar('c', 'C', 'Asia/Shanghai', 'open');

describe('periods', () => {
  it('should stay open under a new name, but not make a known one open', () => {
    expect(carryOpenness(calendar, 'open', 'day').openPeriods).toEqual(['open', 'day']);
    const withLunch = { ...calendar, weekly: [...calendar.weekly, { days: ['sunday' as const], shifts: [{ fromMinute: 0, toMinute: 60, period: 'lunch' }] }] };
    expect(carryOpenness(withLunch, 'open', 'lunch')).toBe(withLunch);
    expect(carryOpenness(withLunch, 'lunch', 'night')).toBe(withLunch);
  });

  it('should not be open when there are none of them', () => {
    expect(withoutUnusedPeriods({ ...calendar, weekly: [] }).openPeriods).toEqual([]);
    expect(withoutUnusedPeriods(calendar)).toBe(calendar);
  });

  it('should be opened and closed', () => {
    expect(toggleOpen(calendar, 'open', false).openPeriods).toEqual([]);
    expect(toggleOpen(calendar, 'open', true).openPeriods).toEqual(['open']);
  });
});
