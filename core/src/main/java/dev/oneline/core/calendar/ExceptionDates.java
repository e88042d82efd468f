package dev.oneline.core.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/** The dates of an exception, first and last included. */
sealed interface ExceptionDates {
    boolean cover(LocalDate date);

    /** How many dates of a year, at most: the fewer, the more specific. */
    long days();

    record OfOneYear(LocalDate from, LocalDate to) implements ExceptionDates {
        @Override
        public boolean cover(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }

        @Override
        public long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /** 29 February alone is covered in leap years only. */
    record OfEveryYear(MonthDay from, MonthDay to) implements ExceptionDates {
        private static final int LEAP_YEAR = 2_000;

        @Override
        public boolean cover(LocalDate date) {
            var day = MonthDay.from(date);
            var afterFrom = !day.isBefore(from);
            var beforeTo = !day.isAfter(to);
            return passesNewYear() ? afterFrom || beforeTo : afterFrom && beforeTo;
        }

        @Override
        public long days() {
            var toYear = passesNewYear() ? LEAP_YEAR + 1 : LEAP_YEAR;
            return ChronoUnit.DAYS.between(from.atYear(LEAP_YEAR), to.atYear(toYear)) + 1;
        }

        private boolean passesNewYear() {
            return to.isBefore(from);
        }
    }
}
