import type { Shift } from '../../contract';
import type { Entities } from './routing';
import { unfold, WEEKDAYS } from './week';

type Calendar = Entities['calendars'];
export type DateException = Calendar['exceptions'][number];

const DAY_MS = 86_400_000;
const YEARLY = '--';

/** Dates are `2026-10-01` throughout; no clock and no time zone takes part. */
const toMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const toDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export function isYearly(exception: Pick<DateException, 'from'>): boolean {
  return exception.from.startsWith(YEARLY);
}

/** Monday 0 to Sunday 6. */
export function weekdayOf(date: string): number {
  return (new Date(toMs(date)).getUTCDay() + 6) % 7;
}

/** The weeks that a month touches, Monday first. @param month 0 to 11; others lead into other years */
export function monthGrid(year: number, month: number): string[][] {
  const first = Date.UTC(year, month, 1);
  const last = Date.UTC(year, month + 1, 0);
  const weeks: string[][] = [];
  for (let monday = first - weekdayOf(toDate(first)) * DAY_MS; monday <= last; monday += 7 * DAY_MS) {
    weeks.push(Array.from({ length: 7 }, (_, day) => toDate(monday + day * DAY_MS)));
  }
  return weeks;
}

export function covers({ from, to }: Pick<DateException, 'from' | 'to'>, date: string): boolean {
  const end = to === '' ? from : to;
  if (!from.startsWith(YEARLY)) return from <= date && date <= end;
  const day = `${YEARLY}${date.slice(5)}`;
  return from <= end ? from <= day && day <= end : day >= from || day <= end;
}

function length({ from, to }: DateException): number {
  const [first, last] = [from, to === '' ? from : to].map((date) => toMs(date.replace(/^--/, '2000-')));
  const days = Math.round(((last ?? 0) - (first ?? 0)) / DAY_MS) + 1;
  return days > 0 ? days : days + 366;
}

/** Which exception holds on a date: of one year before every year, the shorter before the longer, the later before the earlier. */
export function exceptionOn(exceptions: readonly DateException[], date: string): number | undefined {
  const those = exceptions.map((exception, index) => ({ exception, index })).filter(({ exception }) => covers(exception, date));
  those.sort(
    (a, b) => Number(isYearly(a.exception)) - Number(isYearly(b.exception)) || length(a.exception) - length(b.exception) || b.index - a.index,
  );
  return those[0]?.index;
}

/** The shifts that begin on a date, and by which exception, if any. */
export function shiftsOn(calendar: Calendar, date: string): { readonly exception?: number; readonly shifts: readonly Shift[] } {
  const week = unfold(calendar.weekly);
  const index = exceptionOn(calendar.exceptions, date);
  const exception = index === undefined ? undefined : calendar.exceptions[index];
  if (index === undefined || exception === undefined) return { shifts: week[weekdayOf(date)] ?? [] };
  const asDay = exception.asWeekday;
  return { exception: index, shifts: asDay === null ? exception.shifts : (week[WEEKDAYS.indexOf(asDay)] ?? []) };
}

/** Every year's, or of the year that is given. */
export function toYearly(date: string): string {
  return date === '' || date.startsWith(YEARLY) ? date : `${YEARLY}${date.slice(5)}`;
}

export function toYear(date: string, year: number): string {
  return date.startsWith(YEARLY) ? `${year}-${date.slice(2)}` : date;
}
