import { describe, expect, it } from 'vitest';
import { addShift, clashing, copyDay, fold, moveShift, pieces, pullEnd, pullStart, shiftOf, unfold, type Week } from './week';

const office = { fromMinute: 540, toMinute: 1_080, period: 'open' };
const night = { fromMinute: 1_320, toMinute: 360, period: 'night' };
const MONDAY = 0;
const SUNDAY = 6;
const empty: Week = [[], [], [], [], [], [], []];
const on = (day: number, ...shifts: Week[number][number][]): Week => empty.map((none, other) => (other === day ? shifts : none));

describe('a week', () => {
  it('should share one rule among days that are alike, and be the same afterwards', () => {
    const weekly = [
      { days: ['monday' as const], shifts: [office] },
      { days: ['tuesday' as const, 'monday' as const], shifts: [night] },
      { days: ['tuesday' as const], shifts: [office] },
    ];
    const folded = fold(unfold(weekly));
    expect(folded).toEqual([{ days: ['monday', 'tuesday'], shifts: [office, night] }]);
    expect(unfold(folded)).toEqual(unfold(weekly));
  });

  it('should show a shift past midnight in both days, Sunday’s on Monday', () => {
    const shown = pieces(on(SUNDAY, night)).map(({ column, fromMinute, toMinute, begun, goesOn }) => ({ column, fromMinute, toMinute, begun, goesOn }));
    expect(shown).toEqual([
      { column: SUNDAY, fromMinute: 1_320, toMinute: 1_440, begun: false, goesOn: true },
      { column: MONDAY, fromMinute: 0, toMinute: 360, begun: true, goesOn: false },
    ]);
  });

  it('should not show a shift until midnight on the next day', () => {
    expect(pieces(on(MONDAY, { fromMinute: 1_080, toMinute: 1_440, period: 'late' }))).toHaveLength(1);
    expect(pieces(on(MONDAY, { fromMinute: 1_080, toMinute: 0, period: 'late' }))).toHaveLength(1);
  });

  it('should notice shifts at the same time, around the end of the week too', () => {
    expect(clashing(on(MONDAY, office, night))).toEqual([]);
    expect(clashing(on(MONDAY, office, { ...office, fromMinute: 1_000 }))).toHaveLength(2);
    const around = addShift(on(SUNDAY, night), MONDAY, { fromMinute: 300, toMinute: 540, period: 'early' }).week;
    expect(clashing(around)).toEqual([{ day: MONDAY, index: 0 }, { day: SUNDAY, index: 0 }]);
  });

  it('should let a shift move over midnight and around the week', () => {
    const moved = moveShift(on(SUNDAY, office), { day: SUNDAY, index: 0 }, 480);
    expect(moved.week[SUNDAY]).toEqual([{ fromMinute: 1_020, toMinute: 120, period: 'open' }]);
    const around = moveShift(moved.week, moved.at, 480);
    expect(around).toMatchObject({ at: { day: MONDAY, index: 0 } });
    expect(around.week[MONDAY]).toEqual([{ fromMinute: 60, toMinute: 600, period: 'open' }]);
    expect(moveShift(on(MONDAY, office), { day: MONDAY, index: 0 }, -1_440).week[SUNDAY]).toEqual([office]);
  });

  it('should let an end be pulled into the next day, and no further than a day', () => {
    const at = { day: MONDAY, index: 0 };
    expect(pullEnd(on(MONDAY, office), at, 1_440 + 120).week[MONDAY]).toEqual([{ ...office, toMinute: 120 }]);
    expect(pullEnd(on(MONDAY, office), at, 1_440).week[MONDAY]).toEqual([{ ...office, toMinute: 1_440 }]);
    expect(pullEnd(on(MONDAY, office), at, 4 * 1_440).week[MONDAY]).toEqual([{ ...office, toMinute: 539 }]);
    expect(pullEnd(on(MONDAY, office), at, 500).week[MONDAY]).toEqual([{ ...office, toMinute: 555 }]);
    expect(pullEnd(on(SUNDAY, office), { day: SUNDAY, index: 0 }, 120).week[SUNDAY]).toEqual([{ ...office, toMinute: 120 }]);
  });

  it('should let a beginning be pulled, with the end where it is', () => {
    const at = { day: MONDAY, index: 0 };
    expect(pullStart(on(MONDAY, office), at, 480).week[MONDAY]).toEqual([{ ...office, fromMinute: 480 }]);
    expect(pullStart(on(MONDAY, office), at, 2_000).week[MONDAY]).toEqual([{ ...office, fromMinute: 1_065 }]);
    expect(pullStart(on(MONDAY, night), at, 0).week[MONDAY]).toEqual([{ ...night, fromMinute: 361 }]);
  });

  it('should know the whole day', () => {
    expect(shiftOf(0, 1_440, 'open')).toEqual({ fromMinute: 0, toMinute: 1_440, period: 'open' });
    expect(shiftOf(0, 5_000, 'open').toMinute).toBe(1_440);
  });

  it('should keep a day in order, and copy it', () => {
    const { week, at } = addShift(on(MONDAY, night), MONDAY, office);
    expect(at).toEqual({ day: MONDAY, index: 0 });
    expect(copyDay(week, MONDAY, [1, 2]).map((day) => day.length)).toEqual([2, 2, 2, 0, 0, 0, 0]);
  });
});
