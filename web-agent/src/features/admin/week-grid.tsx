import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { formatTimeOfDay, MINUTES_OF_DAY } from '../../base/time-of-day';
import { addShift, clashing, endMinute, moveShift, pieces, pullEnd, removeShift, shiftOf, SNAP_MINUTES, WEEKDAYS, type Piece, type ShiftAt, type Week } from '../../state/admin/week';
import { useAdminT, useRouting } from './admin-context';
import { useWeekDrag, type Pull } from './use-week-drag';
import { Words } from './words';

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24] as const;

interface Props {
  readonly week: Week;
  /** All periods; a period's colour is its place. */
  readonly periods: readonly string[];
  readonly openPeriods: readonly string[];
  readonly selected: ShiftAt | undefined;
  /** What a new shift is called. */
  readonly newPeriod: string;
  readonly disabled: boolean;
  readonly onSelect: (at: ShiftAt | undefined) => void;
  readonly onChange: (week: Week, at: ShiftAt | undefined) => void;
}

/** The week to look at and to draw in: columns are days, blocks are shifts. Everything works by keys, too. */
export function WeekGrid({ week, periods, openPeriods, selected, newPeriod, disabled, onSelect, onChange }: Props): ReactNode {
  const t = useAdminT();
  const columns = useRef<HTMLDivElement>(null);
  const drag = useWeekDrag({ week, columns, period: newPeriod, disabled, onChange, onSelect });
  const clashes = new Set(clashing(drag.shown).map(({ day, index }) => `${day}/${index}`));
  const add = (day: number): void => {
    const last = Math.max(540, ...(week[day] ?? []).map(endMinute));
    const from = last > MINUTES_OF_DAY - 60 ? 0 : last;
    const added = addShift(week, day, shiftOf(from, Math.min(from + 540, MINUTES_OF_DAY), newPeriod));
    onChange(added.week, added.at);
  };
  return (
    <div className="week" role="group" aria-label={t('week.title')}>
      <div className="week-heads">
        {WEEKDAYS.map((day, i) => (
          <div key={day}>
            {t(`weekday.${day}`)}
            {!disabled && (
              <button type="button" className="week-add" aria-label={t('week.addOn', { day: t(`weekday.${day}`) })} title={t('week.addOn', { day: t(`weekday.${day}`) })} onClick={() => add(i)}>
                +
              </button>
            )}
          </div>
        ))}
      </div>
      <div className="week-axis" aria-hidden>
        {HOURS.map((hour) => (
          <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
            {hour}:00
          </span>
        ))}
      </div>
      <div
        ref={columns}
        className="week-columns"
        data-disabled={disabled}
        data-testid="admin-week"
        onPointerDown={(event) => drag.begin(event)}
        onPointerMove={drag.move}
        onPointerUp={drag.end}
        onPointerCancel={drag.cancel}
      >
        {WEEKDAYS.map((day, i) => (
          <div key={day} className="week-column" style={{ left: `${(i / 7) * 100}%` }} />
        ))}
        {pieces(drag.shown).map((piece) => (
          <Block
            key={`${piece.at.day}/${piece.at.index}/${String(piece.begun)}`}
            piece={piece}
            hue={Math.max(0, periods.indexOf(piece.shift.period))}
            open={openPeriods.includes(piece.shift.period)}
            clash={clashes.has(`${piece.at.day}/${piece.at.index}`)}
            selected={piece.at.day === selected?.day && piece.at.index === selected.index}
            disabled={disabled}
            week={week}
            onGrab={drag.begin}
            onSelect={onSelect}
            onChange={onChange}
          />
        ))}
      </div>
    </div>
  );
}

interface BlockProps {
  readonly piece: Piece;
  readonly hue: number;
  readonly open: boolean;
  readonly clash: boolean;
  readonly selected: boolean;
  readonly disabled: boolean;
  readonly week: Week;
  readonly onGrab: (event: React.PointerEvent, pull: { readonly kind: Pull; readonly at: ShiftAt }) => void;
  readonly onSelect: Props['onSelect'];
  readonly onChange: Props['onChange'];
}

function Block({ piece, hue, open, clash, selected, disabled, week, onGrab, onSelect, onChange }: BlockProps): ReactNode {
  const t = useAdminT();
  const words = new Words(t, useRouting());
  const { at, shift, column, fromMinute, toMinute, begun, goesOn } = piece;
  const day = WEEKDAYS[at.day] ?? 'monday';
  const grab = (kind: Pull) => (event: React.PointerEvent) => {
    event.stopPropagation();
    onGrab(event, { kind, at });
  };
  const style: CSSProperties = {
    left: `${(column / 7) * 100}%`,
    top: `${(fromMinute / MINUTES_OF_DAY) * 100}%`,
    height: `${((toMinute - fromMinute) / MINUTES_OF_DAY) * 100}%`,
  };
  const time = begun ? t('week.until', { time: formatTimeOfDay(toMinute) }) : `${formatTimeOfDay(shift.fromMinute)}–${formatTimeOfDay(shift.toMinute)}`;
  return (
    <div
      className="week-block"
      role="button"
      // The rest of a shift past midnight is reached with its beginning.
      tabIndex={begun ? -1 : 0}
      aria-hidden={begun}
      aria-pressed={selected}
      aria-label={t(open ? 'week.blockOpen' : 'week.blockClosed', { day: words.weekday(day), shift: words.shift(shift) }) + (clash ? ` ${t('week.clash')}` : '')}
      data-open={open}
      data-clash={clash}
      data-selected={selected}
      data-begun={begun}
      data-goes-on={goesOn}
      data-hue={hue % 5}
      style={style}
      onPointerDown={grab('move')}
      onFocus={() => onSelect(at)}
      onKeyDown={(event) => !disabled && byKey(event, week, at, onChange)}
    >
      {!begun && !disabled && <i className="week-handle" data-end="start" onPointerDown={grab('start')} />}
      <strong>{shift.period}</strong>
      <span className="digits">{time}</span>
      {!goesOn && !disabled && <i className="week-handle" data-end="end" onPointerDown={grab('end')} />}
    </div>
  );
}

/** Arrow keys move a shift, with Shift they move its end; Delete takes it away. */
function byKey(event: KeyboardEvent<HTMLElement>, week: Week, at: ShiftAt, onChange: Props['onChange']): void {
  const sideways: Readonly<Record<string, number>> = { ArrowLeft: -MINUTES_OF_DAY, ArrowRight: MINUTES_OF_DAY };
  const upright: Readonly<Record<string, number>> = { ArrowUp: -SNAP_MINUTES, ArrowDown: SNAP_MINUTES };
  const shift = week[at.day]?.[at.index];
  const by = upright[event.key];
  if (shift === undefined) return;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    onChange(removeShift(week, at), undefined);
  } else if (by !== undefined && event.shiftKey) {
    const pulled = pullEnd(week, at, at.day * MINUTES_OF_DAY + endMinute(shift) + by);
    onChange(pulled.week, pulled.at);
  } else {
    const far = by ?? sideways[event.key];
    if (far === undefined) return;
    const moved = moveShift(week, at, far);
    onChange(moved.week, moved.at);
    refocus(event.currentTarget);
  }
  event.preventDefault();
}

/** A shift that changes its day is another element: the focus goes with the selection. */
function refocus(element: HTMLElement): void {
  const frame = element.parentElement;
  requestAnimationFrame(() => frame?.querySelector<HTMLElement>('[data-selected="true"][data-begun="false"]')?.focus());
}
