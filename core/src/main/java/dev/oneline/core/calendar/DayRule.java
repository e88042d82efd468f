package dev.oneline.core.calendar;

import dev.oneline.core.calendar.CalendarConfig.Shift;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds on a date. */
sealed interface DayRule {
    /** Those that begin on the day, by their beginning. They don't overlap, so the last one alone may pass midnight. */
    List<Shift> shifts();

    /** Whether a shift that the rule of the day before began goes on after midnight. */
    boolean letsIn(DayRule before);

    /** The minute, counted from its own day's midnight, at which a shift is over: up to 2880. */
    static int endMinute(Shift shift) {
        return shift.toMinute() > shift.fromMinute()
                ? shift.toMinute()
                : CalendarConfig.MINUTES_OF_DAY + shift.toMinute();
    }

    record OfWeekday(List<Shift> shifts) implements DayRule {
        public OfWeekday {
            shifts = List.copyOf(shifts);
        }

        @Override
        public boolean letsIn(DayRule before) {
            return true;
        }
    }

    /** @param asWeekday null: it has hours of its own */
    record OfDates(
            int index, ExceptionDates dates, @Nullable DayOfWeek asWeekday, List<Shift> shifts) implements DayRule {
        public OfDates {
            shifts = List.copyOf(shifts);
        }

        /** Hours of their own hold from midnight to midnight, but don't cut what they began on the day before. */
        @Override
        public boolean letsIn(DayRule before) {
            return asWeekday != null || (before instanceof OfDates dates && dates.index == index);
        }
    }
}
