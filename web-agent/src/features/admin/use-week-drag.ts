import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { MINUTES_OF_DAY } from '../../base/time-of-day';
import { addShift, moveShift, pullEnd, pullStart, shiftOf, snap, SNAP_MINUTES, type ShiftAt, type Week } from '../../state/admin/week';

interface Spot {
  readonly column: number;
  readonly minute: number;
}

export type Pull = 'move' | 'start' | 'end';

interface Drag {
  readonly kind: Pull | 'new';
  readonly at: ShiftAt;
  readonly from: Spot;
  /** As it was when the drag began. */
  readonly week: Week;
  readonly shown: { readonly week: Week; readonly at: ShiftAt } | undefined;
}

interface Options {
  readonly week: Week;
  readonly columns: RefObject<HTMLElement | null>;
  /** What a drawn shift is called. */
  readonly period: string;
  readonly disabled: boolean;
  readonly onChange: (week: Week, at: ShiftAt) => void;
  readonly onSelect: (at: ShiftAt | undefined) => void;
}

interface WeekDrag {
  /** The week as it would be when the pointer were let go now. */
  readonly shown: Week;
  readonly begin: (event: PointerEvent, pull?: { readonly kind: Pull; readonly at: ShiftAt }) => void;
  readonly move: (event: PointerEvent) => void;
  readonly end: () => void;
  readonly cancel: () => void;
}

/** Drawing, moving and resizing shifts with a pointer. One change when it is let go, none before. */
export function useWeekDrag({ week, columns, period, disabled, onChange, onSelect }: Options): WeekDrag {
  const [drag, setDrag] = useState<Drag>();
  const current = useRef<Drag>(undefined);
  const keep = (next: Drag | undefined): void => {
    current.current = next;
    setDrag(next);
  };
  const spotOf = (event: PointerEvent): Spot => {
    const box = columns.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    const column = Math.floor(((event.clientX - box.left) / box.width) * 7);
    const minute = snap(((event.clientY - box.top) / box.height) * MINUTES_OF_DAY);
    return { column: Math.min(Math.max(column, 0), 6), minute: Math.min(Math.max(minute, 0), MINUTES_OF_DAY) };
  };
  return {
    shown: drag?.shown?.week ?? week,
    begin: (event, pull) => {
      if (disabled || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = spotOf(event);
      keep({ kind: pull?.kind ?? 'new', at: pull?.at ?? { day: from.column, index: 0 }, from, week, shown: undefined });
      onSelect(pull?.at);
    },
    move: (event) => {
      const dragged = current.current;
      if (dragged === undefined) return;
      const to = spotOf(event);
      const still = to.column === dragged.from.column && to.minute === dragged.from.minute;
      if (still && dragged.shown === undefined) return;
      keep({ ...dragged, shown: dragTo(dragged, to, period) });
    },
    end: () => {
      const shown = current.current?.shown;
      keep(undefined);
      if (shown !== undefined) onChange(shown.week, shown.at);
    },
    cancel: () => keep(undefined),
  };
}

function dragTo({ kind, at, from, week }: Drag, to: Spot, period: string): { readonly week: Week; readonly at: ShiftAt } {
  switch (kind) {
    case 'move':
      return moveShift(week, at, (to.column - from.column) * MINUTES_OF_DAY + to.minute - from.minute);
    case 'end':
      return pullEnd(week, at, to.column * MINUTES_OF_DAY + to.minute);
    case 'start':
      return pullStart(week, at, to.minute);
    case 'new': {
      const over = (to.column - from.column) * MINUTES_OF_DAY + to.minute;
      const begin = Math.max(0, Math.min(from.minute, over, MINUTES_OF_DAY - SNAP_MINUTES));
      return addShift(week, from.column, shiftOf(begin, Math.max(from.minute, over, begin + SNAP_MINUTES), period));
    }
  }
}
