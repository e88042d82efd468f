import { use } from 'react';
import { withoutUnusedPeriods } from '../../state/admin/periods';
import { changeEntity, type Entities } from '../../state/admin/routing';
import { ThingContext, useAdmin } from './admin-context';

type Calendar = Entities['calendars'];

/** Changes several fields of a calendar as one step. */
export function useCalendarChange(): (change: (calendar: Calendar) => Calendar, step?: string) => void {
  const { draft } = useAdmin();
  const { id } = use(ThingContext);
  return (change, step) => draft.edit((routing) => changeEntity(routing, 'calendars', id, (calendar) => withoutUnusedPeriods(change(calendar))), step);
}
