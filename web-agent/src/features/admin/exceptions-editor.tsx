import { Button, Checkbox, Input, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Shift, Weekday } from '../../contract';
import { isYearly, toYear, toYearly, type DateException } from '../../state/admin/dates';
import { carryOpenness, toggleOpen } from '../../state/admin/periods';
import type { Entities } from '../../state/admin/routing';
import { endMinute, periodsOf, shiftOf, WEEKDAYS } from '../../state/admin/week';
import { useAdmin, useAdminT, useRouting } from './admin-context';
import { Field, ProblemsAt } from './field';
import { MonthView } from './month-view';
import { ShiftFields } from './shift-fields';
import { useCalendarChange } from './use-calendar-change';
import { Words } from './words';

type Calendar = Entities['calendars'];

/** Holidays and other days on which something else holds: a month to click in, and the list. */
export function ExceptionsEditor({ calendar }: { readonly calendar: Calendar }): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const change = useCalendarChange();
  const words = new Words(t, useRouting());
  const [opened, setOpened] = useState<number>();
  const { exceptions } = calendar;
  const add = (date: string): void => {
    if (readOnly) return;
    const exception: DateException = { name: t('exception.newName'), from: date, to: '', asWeekday: null, shifts: [] };
    change((was) => ({ ...was, exceptions: [...was.exceptions, exception] }));
    setOpened(exceptions.length);
  };
  const today = new Date().toLocaleDateString('sv-SE');
  return (
    <section className="card" aria-label={t('exception.title')} data-place="exceptions">
      <h3>{t('exception.title')}</h3>
      <p className="quiet">{t('exception.intro')}</p>
      <div className="exceptions">
        <MonthView calendar={calendar} chosen={opened} onChoose={setOpened} onAdd={add} />
        <div className="exception-list">
          {exceptions.length === 0 && <p className="quiet">{t('exception.none')}</p>}
          <ul>
            {exceptions.map((exception, i) => (
              <li key={i} data-opened={opened === i} data-place={`exceptions/${i}`}>
                <button type="button" className="exception-head" aria-expanded={opened === i} onClick={() => setOpened(opened === i ? undefined : i)}>
                  <strong>{exception.name}</strong>
                  <span className="digits">
                    {words.date(exception.from)}
                    {exception.to !== '' && exception.to !== exception.from && ` – ${words.date(exception.to)}`}
                  </span>
                  <span className="quiet">{words.hours(exception.asWeekday, exception.shifts)}</span>
                </button>
                {opened === i ? <ExceptionFields calendar={calendar} exception={exception} index={i} onGone={() => setOpened(undefined)} /> : <ProblemsAt field={`exceptions/${i}`} />}
              </li>
            ))}
          </ul>
          {!readOnly && (
            <Button onClick={() => add(today)} data-testid="admin-add-exception">
              + {t('exception.add')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

interface FieldsProps {
  readonly calendar: Calendar;
  readonly exception: DateException;
  readonly index: number;
  readonly onGone: () => void;
}

function ExceptionFields({ calendar, exception, index, onGone }: FieldsProps): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const change = useCalendarChange();
  const at = `exceptions/${index}`;
  const set = (part: Partial<DateException>, step?: string): void =>
    change((was) => ({ ...was, exceptions: was.exceptions.map((old, i) => (i === index ? { ...old, ...part } : old)) }), step);
  const remove = (): void => {
    change((was) => ({ ...was, exceptions: was.exceptions.filter((_, i) => i !== index) }));
    onGone();
  };
  return (
    <div className="exception-fields">
      <Field at={`${at}/name`} label={t('field.name')}>
        {(control) => <Input {...control} value={exception.name} maxLength={100} onChange={(event) => set({ name: event.target.value }, `${calendar.calendarId}/${at}/name`)} />}
      </Field>
      <ExceptionDates exception={exception} at={at} onSet={set} />
      <Holds calendar={calendar} exception={exception} at={at} onSet={set} />
      <ProblemsAt field={at} exact />
      {!readOnly && (
        <Button size="small" danger onClick={remove}>
          {t('exception.remove')}
        </Button>
      )}
    </div>
  );
}

interface PartProps {
  readonly exception: DateException;
  readonly at: string;
  readonly onSet: (part: Partial<DateException>) => void;
}

function ExceptionDates({ exception, at, onSet }: PartProps): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const yearly = isYearly(exception);
  const year = new Date().getFullYear();
  // The browser's date field knows no date without a year.
  const shown = (date: string): string => toYear(date, year);
  const read = (date: string): string => (yearly ? toYearly(date) : date);
  return (
    <div className="date-fields">
      <Field at={`${at}/from`} label={t('exception.from')}>
        {(control) => <Input {...control} type="date" value={shown(exception.from)} onChange={(event) => event.target.value !== '' && onSet({ from: read(event.target.value) })} />}
      </Field>
      <Field at={`${at}/to`} label={t('exception.to')}>
        {(control) => <Input {...control} type="date" value={shown(exception.to)} onChange={(event) => onSet({ to: read(event.target.value) })} />}
      </Field>
      <Checkbox
        disabled={readOnly}
        checked={yearly}
        onChange={(event) => onSet(event.target.checked ? { from: toYearly(exception.from), to: toYearly(exception.to) } : { from: shown(exception.from), to: shown(exception.to) })}
      >
        {t('exception.everyYear')}
      </Checkbox>
    </div>
  );
}

type Kind = 'closed' | 'weekday' | 'hours';

function Holds({ calendar, exception, at, onSet }: PartProps & { readonly calendar: Calendar }): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const kind: Kind = exception.asWeekday !== null ? 'weekday' : exception.shifts.length > 0 ? 'hours' : 'closed';
  const period = calendar.openPeriods[0] ?? 'open';
  const choose = (chosen: Kind): void => {
    if (chosen === 'closed') onSet({ asWeekday: null, shifts: [] });
    if (chosen === 'weekday') onSet({ asWeekday: 'monday', shifts: [] });
    if (chosen === 'hours') onSet({ asWeekday: null, shifts: [{ fromMinute: 540, toMinute: 720, period }] });
  };
  return (
    <>
      <Segmented<Kind>
        disabled={readOnly}
        value={kind}
        aria-label={t('exception.holds')}
        options={(['closed', 'weekday', 'hours'] as const).map((each) => ({ value: each, label: t(`exception.kind.${each}`) }))}
        onChange={choose}
      />
      {kind === 'weekday' && (
        <Field at={`${at}/asWeekday`} label={t('exception.asWeekday')}>
          {(control) => (
            <Select<Weekday | null>
              {...control}
              className="wide-input"
              value={exception.asWeekday}
              options={WEEKDAYS.map((day) => ({ value: day, label: t(`weekday.${day}`) }))}
              onChange={(asWeekday) => onSet({ asWeekday })}
            />
          )}
        </Field>
      )}
      {kind === 'hours' && <Hours calendar={calendar} exception={exception} onSet={onSet} />}
      <ProblemsAt field={`${at}/shifts`} />
    </>
  );
}

function Hours({ calendar, exception, onSet }: { readonly calendar: Calendar; readonly exception: DateException; readonly onSet: PartProps['onSet'] }): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const change = useCalendarChange();
  const { shifts } = exception;
  const put = (index: number, shift: Shift): void => {
    const before = shifts[index]?.period ?? '';
    if (shift.period !== before) change((was) => carryOpenness(was, before, shift.period));
    onSet({ shifts: shifts.map((old, i) => (i === index ? shift : old)) });
  };
  const add = (): void => {
    const from = Math.min(Math.max(540, ...shifts.map(endMinute)), 1_380);
    onSet({ shifts: [...shifts, shiftOf(from, Math.min(from + 240, 1_440), shifts.at(-1)?.period ?? 'open')] });
  };
  return (
    <div>
      {shifts.map((shift, i) => (
        <ShiftFields
          key={i}
          shift={shift}
          periods={periodsOf(calendar)}
          open={calendar.openPeriods.includes(shift.period)}
          onChange={(next) => put(i, next)}
          onOpen={(open) => change((was) => toggleOpen(was, shift.period, open))}
          onRemove={() => onSet({ shifts: shifts.filter((_, other) => other !== i) })}
        />
      ))}
      {!readOnly && (
        <Button size="small" onClick={add}>
          + {t('exception.addHours')}
        </Button>
      )}
    </div>
  );
}
