import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { monthGrid, shiftsOn } from '../../state/admin/dates';
import type { Entities } from '../../state/admin/routing';
import { WEEKDAYS } from '../../state/admin/week';
import { useApp, useObservable } from '../app/context';
import { useAdmin, useAdminT, useRouting } from './admin-context';
import { Words } from './words';

interface Props {
  readonly calendar: Entities['calendars'];
  readonly chosen: number | undefined;
  readonly onChoose: (exception: number) => void;
  readonly onAdd: (date: string) => void;
}

/** A month as the calendar has it: open, closed, and on which days something else holds. */
export function MonthView({ calendar, chosen, onChoose, onAdd }: Props): ReactNode {
  const t = useAdminT();
  const { language } = useObservable(useApp().settings);
  const [month, setMonth] = useState(() => new Date(new Date().getFullYear(), new Date().getMonth(), 1));
  const [year, index] = [month.getFullYear(), month.getMonth()];
  const go = (by: number): void => setMonth(new Date(year, index + by, 1));
  const title = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' }).format(month);
  return (
    <div className="month">
      <div className="month-head">
        <Button size="small" type="text" aria-label={t('exception.monthBefore')} onClick={() => go(-1)}>
          ‹
        </Button>
        <strong aria-live="polite">{title}</strong>
        <Button size="small" type="text" aria-label={t('exception.monthAfter')} onClick={() => go(1)}>
          ›
        </Button>
      </div>
      <table className="month-table">
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {t(`weekdayShort.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(year, index).map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <Day key={date} date={date} calendar={calendar} isOther={Number(date.slice(5, 7)) !== index + 1} chosen={chosen} onChoose={onChoose} onAdd={onAdd} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet month-legend">
        <i data-open="true" /> {t('exception.open')} <i data-open="false" /> {t('exception.closed')} <i data-exception="true" /> {t('exception.one')}
      </p>
    </div>
  );
}

interface DayProps extends Omit<Props, 'calendar'> {
  readonly date: string;
  readonly calendar: Props['calendar'];
  readonly isOther: boolean;
}

function Day({ date, calendar, isOther, chosen, onChoose, onAdd }: DayProps): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const words = new Words(t, useRouting());
  const { exception, shifts } = shiftsOn(calendar, date);
  const open = shifts.some(({ period }) => calendar.openPeriods.includes(period));
  const name = exception === undefined ? '' : (calendar.exceptions[exception]?.name ?? '');
  const label = [date, name, words.hours(null, shifts)].filter((part) => part !== '').join(' · ');
  return (
    <td>
      <button
        type="button"
        className="month-day"
        data-open={open}
        data-other={isOther}
        data-exception={exception !== undefined}
        data-chosen={exception !== undefined && exception === chosen}
        title={label}
        aria-label={exception === undefined && !readOnly ? `${label} · ${t('exception.add')}` : label}
        disabled={readOnly && exception === undefined}
        onClick={() => (exception === undefined ? onAdd(date) : onChoose(exception))}
      >
        {Number(date.slice(8))}
      </button>
    </td>
  );
}
