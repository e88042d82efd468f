import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { carryOpenness, toggleOpen } from '../../state/admin/periods';
import type { Entities } from '../../state/admin/routing';
import { copyDay, fold, periodsOf, putShift, removeShift, shiftAt, unfold, WEEKDAYS, type ShiftAt, type Week } from '../../state/admin/week';
import { useAdmin, useAdminT, useRouting } from './admin-context';
import { ExceptionsEditor } from './exceptions-editor';
import { ProblemsAt } from './field';
import { ChoiceField, TextField } from './inputs';
import { ShiftFields } from './shift-fields';
import { useCalendarChange } from './use-calendar-change';
import { WeekGrid } from './week-grid';
import { Words } from './words';

type Calendar = Entities['calendars'];

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

export function CalendarEditor({ calendar }: { readonly calendar: Calendar }): ReactNode {
  const t = useAdminT();
  const zones = ZONES.includes(calendar.zone) ? ZONES : [calendar.zone, ...ZONES];
  return (
    <>
      <section className="card" aria-label={t('one.calendars')}>
        <div className="field-grid">
          <TextField at="name" label={t('field.name')} value={calendar.name} />
          <ChoiceField at="zone" label={t('field.zone')} value={calendar.zone} choices={zones.map((zone) => ({ value: zone, label: zone }))} hint={t('hint.zone')} />
        </div>
        <UsedBy calendarId={calendar.calendarId} />
      </section>
      <WeekEditor calendar={calendar} />
      <ExceptionsEditor calendar={calendar} />
    </>
  );
}

function UsedBy({ calendarId }: { readonly calendarId: string }): ReactNode {
  const t = useAdminT();
  const names = useRouting()
    .queues.filter(({ overflow }) => overflow.calendarId === calendarId)
    .map(({ name }) => name);
  return <p className="quiet">{names.length === 0 ? t('calendar.unused') : t('calendar.usedBy', { queues: names.join(t('joiner')) })}</p>;
}

function WeekEditor({ calendar }: { readonly calendar: Calendar }): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const change = useCalendarChange();
  const [selected, setSelected] = useState<ShiftAt>();
  const [lastPeriod, setLastPeriod] = useState<string>();
  const week = unfold(calendar.weekly);
  const periods = periodsOf(calendar);
  const shift = shiftAt(week, selected);
  const put = (next: Week, at: ShiftAt | undefined): void => {
    change((was) => {
      const period = shiftAt(next, at)?.period;
      const begun = was.openPeriods.length === 0 && period !== undefined && !periodsOf(was).includes(period) ? toggleOpen(was, period, true) : was;
      return { ...begun, weekly: fold(next) };
    });
    setSelected(at);
  };
  return (
    <section className="card" aria-label={t('week.title')} data-place="weekly">
      <h3>{t('week.title')}</h3>
      <p className="quiet">{t(readOnly ? 'week.introReadOnly' : 'week.intro')}</p>
      <PeriodLegend calendar={calendar} periods={periods} />
      <WeekGrid
        week={week}
        periods={periods}
        openPeriods={calendar.openPeriods}
        selected={selected}
        newPeriod={lastPeriod ?? calendar.openPeriods[0] ?? 'open'}
        disabled={readOnly}
        onSelect={(at) => {
          setSelected(at);
          setLastPeriod(shiftAt(week, at)?.period ?? lastPeriod);
        }}
        onChange={put}
      />
      {shift !== undefined && selected !== undefined ? (
        <div className="selected-shift" role="group" aria-label={t('week.selected')}>
          <strong>{t(`weekday.${WEEKDAYS[selected.day] ?? 'monday'}`)}</strong>
          <ShiftFields
            shift={shift}
            periods={periods}
            open={calendar.openPeriods.includes(shift.period)}
            onChange={(next) => {
              const placed = putShift(week, selected, selected.day, next);
              change((was) => ({ ...carryOpenness(was, shift.period, next.period), weekly: fold(placed.week) }));
              setSelected(placed.at);
              setLastPeriod(next.period);
            }}
            onOpen={(open) => change((was) => toggleOpen(was, shift.period, open))}
            onRemove={() => put(removeShift(week, selected), undefined)}
          />
          {!readOnly && <CopyDay week={week} day={selected.day} onCopy={(next) => put(next, selected)} />}
        </div>
      ) : (
        <p className="quiet selected-shift">{t('week.none')}</p>
      )}
      <ProblemsAt field="weekly" />
      <ProblemsAt field="openPeriods" />
    </section>
  );
}

/** The periods, each with its colour, and whether contacts are taken in it. */
function PeriodLegend({ calendar, periods }: { readonly calendar: Calendar; readonly periods: readonly string[] }): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const change = useCalendarChange();
  return (
    <ul className="period-legend" data-place="openPeriods" aria-label={t('field.openPeriods')}>
      {periods.map((period, i) => {
        const open = calendar.openPeriods.includes(period);
        return (
          <li key={period} data-hue={i % 5} data-open={open}>
            <label>
              <input type="checkbox" checked={open} disabled={readOnly} onChange={(event) => change((was) => toggleOpen(was, period, event.target.checked))} />
              <i aria-hidden />
              {t(open ? 'week.periodOpen' : 'week.periodClosed', { period })}
            </label>
          </li>
        );
      })}
    </ul>
  );
}

interface CopyProps {
  readonly week: Week;
  readonly day: number;
  readonly onCopy: (week: Week) => void;
}

function CopyDay({ week, day, onCopy }: CopyProps): ReactNode {
  const t = useAdminT();
  const words = new Words(t, useRouting());
  const from = WEEKDAYS[day] ?? 'monday';
  const targets: Readonly<Record<string, readonly number[]>> = { workdays: [0, 1, 2, 3, 4], all: [0, 1, 2, 3, 4, 5, 6] };
  return (
    <Select<string>
      className="copy-day"
      size="small"
      value={null}
      placeholder={t('week.copy', { day: words.weekday(from) })}
      aria-label={t('week.copy', { day: words.weekday(from) })}
      options={[
        { value: 'workdays', label: t('week.toWorkdays') },
        { value: 'all', label: t('week.toAll') },
        ...WEEKDAYS.flatMap((other, i) => (i === day ? [] : [{ value: String(i), label: words.weekday(other) }])),
      ]}
      onChange={(to) => onCopy(copyDay(week, day, targets[to] ?? [Number(to)]))}
    />
  );
}
