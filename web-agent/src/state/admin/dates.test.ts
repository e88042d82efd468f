import { describe, expect, it } from 'vitest';
import { blankCalendar } from './blank';
import { covers, exceptionOn, monthGrid, shiftsOn, toYear, toYearly, weekdayOf, type DateException } from './dates';

const exception = (from: string, to = '', more: Partial<DateException> = {}): DateException => ({ name: 'x', from, to, asWeekday: null, shifts: [], ...more });

describe('dates', () => {
  it('should know their weekday and their month', () => {
    expect(weekdayOf('2026-11-25')).toBe(2);
    const october = monthGrid(2026, 9);
    expect(october[0]).toEqual(['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']);
    expect(october.at(-1)?.at(-1)).toBe('2026-11-01');
    expect(monthGrid(2027, 1)).toHaveLength(4);
  });

  it('should be covered by their exceptions, yearly ones over the new year', () => {
    expect(covers(exception('2026-10-01', '2026-10-07'), '2026-10-07')).toBe(true);
    expect(covers(exception('2026-10-01'), '2026-10-02')).toBe(false);
    expect(covers(exception('--10-01'), '2031-10-01')).toBe(true);
    for (const [date, yes] of [['2026-12-31', true], ['2027-01-02', true], ['2027-01-03', false], ['2026-12-23', false]] as const) {
      expect(covers(exception('--12-24', '--01-02'), date), date).toBe(yes);
    }
  });

  it('should go by the most specific exception, and by the later of equals', () => {
    const golden = exception('2026-10-01', '2026-10-07');
    expect(exceptionOn([exception('--10-01'), golden], '2026-10-01')).toBe(1);
    expect(exceptionOn([golden, exception('2026-10-04')], '2026-10-04')).toBe(1);
    expect(exceptionOn([exception('2026-10-04'), exception('2026-10-04')], '2026-10-04')).toBe(1);
    expect(exceptionOn([golden], '2026-11-01')).toBeUndefined();
  });

  it('should have the hours of another weekday when told so', () => {
    const calendar = { ...blankCalendar('c', 'C', 'Asia/Shanghai', 'open'), exceptions: [exception('2026-10-10', '', { asWeekday: 'monday' })] };
    expect(shiftsOn(calendar, '2026-10-10').shifts).toHaveLength(1);
    expect(shiftsOn(calendar, '2026-10-11')).toEqual({ shifts: [] });
  });

  it('should turn into every year’s and back', () => {
    expect(toYearly('2026-10-01')).toBe('--10-01');
    expect(toYear('--10-01', 2027)).toBe('2027-10-01');
    expect([toYearly(''), toYear('', 2027)]).toEqual(['', '']);
  });
});
