package dev.oneline.core.calendar;

import dev.oneline.core.calendar.CalendarConfig.DateException;
import dev.oneline.core.calendar.CalendarProblem.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dates of an exception, ISO 8601: {@code 2026-10-01}, {@code --10-01}. */
final class ExceptionDatesParsing {
    private static final int LAST_YEAR = 9_999;

    private ExceptionDatesParsing() {}

    /** Null when they aren't sound; the problems are added then. */
    static @Nullable ExceptionDates parse(String where, DateException exception, List<CalendarProblem> problems) {
        var from = date(exception.from());
        var to = exception.to().isEmpty() ? from : date(exception.to());
        var kind = kind(from, to);
        if (from == null) {
            problems.add(new CalendarProblem(where + ".from", Kind.NOT_A_DATE));
        }
        if (to == null && !exception.to().isEmpty()) {
            problems.add(new CalendarProblem(where + ".to", Kind.NOT_A_DATE));
        }
        if (kind != null) {
            problems.add(new CalendarProblem(where, kind));
        }
        if (from == null || to == null || kind != null) {
            return null;
        }
        return from instanceof LocalDate date
                ? new ExceptionDates.OfOneYear(date, (LocalDate) to)
                : new ExceptionDates.OfEveryYear((MonthDay) from, (MonthDay) to);
    }

    /** What is wrong with two dates that are right by themselves. */
    private static @Nullable Kind kind(@Nullable TemporalAccessor from, @Nullable TemporalAccessor to) {
        if (from == null || to == null) {
            return null;
        }
        if (!from.getClass().equals(to.getClass())) {
            return Kind.DATES_OF_TWO_KINDS;
        }
        if (!(from instanceof LocalDate first) || !(to instanceof LocalDate last)) {
            return null;
        }
        if (last.isBefore(first)) {
            return Kind.BACKWARDS;
        }
        return last.isAfter(first.plusDays(CalendarConfig.MAX_RANGE_DAYS - 1L)) ? Kind.RANGE_TOO_LONG : null;
    }

    private static @Nullable TemporalAccessor date(String text) {
        try {
            if (text.startsWith("--")) {
                return MonthDay.parse(text);
            }
            var date = LocalDate.parse(text);
            return date.getYear() <= LAST_YEAR ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
