import type { Entities } from './routing';
import { periodsOf } from './week';

type Calendar = Entities['calendars'];

/** Without open periods that no shift has any more: the check would refuse them, and nobody can see why. */
export function withoutUnusedPeriods(calendar: Calendar): Calendar {
  const used = periodsOf({ ...calendar, openPeriods: [] });
  const openPeriods = calendar.openPeriods.filter((period) => used.includes(period));
  return openPeriods.length === calendar.openPeriods.length ? calendar : { ...calendar, openPeriods };
}

/** A period with a new name is open if what was there before was. */
export function carryOpenness(calendar: Calendar, before: string, after: string): Calendar {
  const isNew = !periodsOf(calendar).includes(after);
  return isNew && calendar.openPeriods.includes(before) ? { ...calendar, openPeriods: [...calendar.openPeriods, after] } : calendar;
}

export function toggleOpen(calendar: Calendar, period: string, open: boolean): Calendar {
  const others = calendar.openPeriods.filter((each) => each !== period);
  return { ...calendar, openPeriods: open ? [...others, period] : others };
}
