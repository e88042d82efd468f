import { MINUTES_OF_DAY } from '../../base/time-of-day';
import type { Shift, Weekday } from '../../contract';
import { same } from './fields';
import type { Entities } from './routing';

type WeeklyRules = Entities['calendars']['weekly'];

export const WEEKDAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEK_MINUTES = 7 * MINUTES_OF_DAY;
/** What the mouse and the arrow keys move by. */
export const SNAP_MINUTES = 15;

/** For each day, Monday first, the shifts that begin on it in their order. */
export type Week = readonly (readonly Shift[])[];

/** Which shift: the day on which it begins, and the how many-eth of that day. */
export interface ShiftAt {
  readonly day: number;
  readonly index: number;
}

/** What of a shift is in one day's column. */
export interface Piece {
  readonly at: ShiftAt;
  readonly shift: Shift;
  readonly column: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** It came over midnight. */
  readonly begun: boolean;
  /** It goes on into the next day. */
  readonly goesOn: boolean;
}

export function unfold(weekly: WeeklyRules): Week {
  return WEEKDAYS.map((day) => sorted(weekly.filter(({ days }) => days.includes(day)).flatMap(({ shifts }) => shifts)));
}

/** The fewest rules that say the same: days with the same shifts share one. */
export function fold(week: Week): WeeklyRules {
  const rules: { days: Weekday[]; shifts: Shift[] }[] = [];
  week.forEach((shifts, day) => {
    const name = WEEKDAYS[day];
    if (shifts.length === 0 || name === undefined) return;
    const alike = rules.find((rule) => same(rule.shifts, shifts));
    if (alike === undefined) rules.push({ days: [name], shifts: [...shifts] });
    else alike.days.push(name);
  });
  return rules;
}

/** When it is over, in minutes of the day on which it begins: beyond 1440 on the next one. */
export function endMinute({ fromMinute, toMinute }: Shift): number {
  return toMinute > fromMinute ? toMinute : toMinute + MINUTES_OF_DAY;
}

/** A shift by where it begins and how it ends, in minutes of its day; never longer than the rules can tell. */
export function shiftOf(fromMinute: number, end: number, period: string): Shift {
  const longest = fromMinute === 0 ? MINUTES_OF_DAY : fromMinute + MINUTES_OF_DAY - 1;
  const over = Math.min(Math.max(end, fromMinute + 1), longest);
  return { fromMinute, toMinute: over > MINUTES_OF_DAY ? over - MINUTES_OF_DAY : over, period };
}

export function pieces(week: Week): Piece[] {
  return week.flatMap((shifts, day) =>
    shifts.flatMap((shift, index) => {
      const end = endMinute(shift);
      const at = { day, index };
      const first = { at, shift, column: day, fromMinute: shift.fromMinute, toMinute: Math.min(end, MINUTES_OF_DAY), begun: false, goesOn: end > MINUTES_OF_DAY };
      if (!first.goesOn) return [first];
      return [first, { at, shift, column: (day + 1) % 7, fromMinute: 0, toMinute: end - MINUTES_OF_DAY, begun: true, goesOn: false }];
    }),
  );
}

/** The shifts that are at the same time as another one, Sunday night's and Monday's too. */
export function clashing(week: Week): ShiftAt[] {
  const spans = week.flatMap((shifts, day) =>
    shifts.map((shift, index) => ({ at: { day, index }, from: day * MINUTES_OF_DAY + shift.fromMinute, to: day * MINUTES_OF_DAY + endMinute(shift) })),
  );
  const meet = (a: { from: number; to: number }, b: { from: number; to: number }, by: number): boolean => a.from < b.to + by && b.from + by < a.to;
  return spans.filter((a) => spans.some((b) => a !== b && [-WEEK_MINUTES, 0, WEEK_MINUTES].some((by) => meet(a, b, by)))).map(({ at }) => at);
}

export function shiftAt(week: Week, at: ShiftAt | undefined): Shift | undefined {
  return at === undefined ? undefined : week[at.day]?.[at.index];
}

export function removeShift(week: Week, at: ShiftAt): Week {
  return week.map((shifts, day) => (day === at.day ? shifts.filter((_, index) => index !== at.index) : shifts));
}

/** With a shift on a day, and where it is among the day's. */
export function addShift(week: Week, day: number, shift: Shift): { readonly week: Week; readonly at: ShiftAt } {
  const shifts = sorted([...(week[day] ?? []), shift]);
  return { week: week.map((old, other) => (other === day ? shifts : old)), at: { day, index: shifts.indexOf(shift) } };
}

/** A shift in the place of another one. */
export function putShift(week: Week, at: ShiftAt, day: number, shift: Shift): { readonly week: Week; readonly at: ShiftAt } {
  return addShift(removeShift(week, at), day, shift);
}

/** Moved as a whole, through the whole week and around its end. */
export function moveShift(week: Week, at: ShiftAt, byMinutes: number): { readonly week: Week; readonly at: ShiftAt } {
  const shift = shiftAt(week, at);
  if (shift === undefined) return { week, at };
  const start = (at.day * MINUTES_OF_DAY + shift.fromMinute + byMinutes + WEEK_MINUTES) % WEEK_MINUTES;
  const fromMinute = start % MINUTES_OF_DAY;
  const length = endMinute(shift) - shift.fromMinute;
  return putShift(week, at, Math.floor(start / MINUTES_OF_DAY), shiftOf(fromMinute, fromMinute + length, shift.period));
}

/** @param weekMinute where the end is pulled to, in minutes of the week; before the beginning: a week later */
export function pullEnd(week: Week, at: ShiftAt, weekMinute: number): { readonly week: Week; readonly at: ShiftAt } {
  const shift = shiftAt(week, at);
  if (shift === undefined) return { week, at };
  let length = weekMinute - (at.day * MINUTES_OF_DAY + shift.fromMinute);
  // Over the end of the week; but a little before the beginning is a slip of the hand.
  if (length < -WEEK_MINUTES / 2) length += WEEK_MINUTES;
  return putShift(week, at, at.day, shiftOf(shift.fromMinute, shift.fromMinute + Math.max(length, SNAP_MINUTES), shift.period));
}

/** The beginning, within its day; the end stays. */
export function pullStart(week: Week, at: ShiftAt, minute: number): { readonly week: Week; readonly at: ShiftAt } {
  const shift = shiftAt(week, at);
  if (shift === undefined) return { week, at };
  const end = endMinute(shift);
  const fromMinute = Math.min(Math.max(minute, 0, end - MINUTES_OF_DAY + 1), Math.min(end, MINUTES_OF_DAY) - SNAP_MINUTES);
  return putShift(week, at, at.day, shiftOf(fromMinute, end, shift.period));
}

/** What holds on one day, on others too. */
export function copyDay(week: Week, from: number, to: readonly number[]): Week {
  return week.map((shifts, day) => (to.includes(day) ? (week[from] ?? []) : shifts));
}

export function snap(minute: number): number {
  return Math.round(minute / SNAP_MINUTES) * SNAP_MINUTES;
}

/** All names of periods that a calendar uses. */
export function periodsOf(calendar: Pick<Entities['calendars'], 'weekly' | 'exceptions' | 'openPeriods'>): string[] {
  const shifts = [...calendar.weekly, ...calendar.exceptions].flatMap((rule) => rule.shifts);
  return [...new Set([...calendar.openPeriods, ...shifts.map(({ period }) => period)])];
}

function sorted(shifts: readonly Shift[]): Shift[] {
  return [...shifts].sort((a, b) => a.fromMinute - b.fromMinute);
}
