import { Button, Checkbox } from 'antd';
import { useId, type ReactNode } from 'react';
import { formatTimeOfDay } from '../../base/time-of-day';
import type { Shift } from '../../contract';
import { endMinute, shiftOf } from '../../state/admin/week';
import { useAdmin, useAdminT } from './admin-context';
import { TimeInput, TypedInput } from './inputs';

interface Props {
  readonly shift: Shift;
  readonly periods: readonly string[];
  readonly open: boolean;
  readonly onChange: (shift: Shift) => void;
  readonly onOpen: (open: boolean) => void;
  readonly onRemove: () => void;
}

/** A shift as fields: from, to, what it is called, and whether contacts are taken. */
export function ShiftFields({ shift, periods, open, onChange, onOpen, onRemove }: Props): ReactNode {
  const t = useAdminT();
  const { readOnly } = useAdmin();
  const list = useId();
  const over = endMinute(shift) > 1_440;
  const setEnd = (minute: number): void => onChange(shiftOf(shift.fromMinute, minute > shift.fromMinute ? minute : minute + 1_440, shift.period));
  return (
    <div className="shift-fields">
      <TimeInput
        label={t('week.from')}
        minute={shift.fromMinute}
        disabled={readOnly}
        onChange={(minute) => minute < 1_440 && onChange(shiftOf(minute, shift.toMinute > minute ? shift.toMinute : shift.toMinute + 1_440, shift.period))}
      />
      <span>–</span>
      <TimeInput label={t('week.to')} minute={shift.toMinute} disabled={readOnly} onChange={setEnd} />
      {over && <span className="quiet">{t('week.nextDayNote')}</span>}
      <span className="period-input">
        <TypedInput control={{ 'aria-label': t('week.period'), disabled: readOnly }} className="" shown={shift.period} onTyped={(typed) => typed.trim() !== '' && onChange({ ...shift, period: typed.trim().slice(0, 100) })} />
      </span>
      <datalist id={list}>
        {periods.map((period) => (
          <option key={period} value={period} />
        ))}
      </datalist>
      <Checkbox disabled={readOnly} checked={open} onChange={(event) => onOpen(event.target.checked)}>
        {t('week.taken')}
      </Checkbox>
      {!readOnly && (
        <Button size="small" type="text" danger onClick={onRemove} aria-label={t('week.removeShift', { from: formatTimeOfDay(shift.fromMinute) })}>
          ✕
        </Button>
      )}
    </div>
  );
}

