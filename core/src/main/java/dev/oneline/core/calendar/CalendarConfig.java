package dev.oneline.core.calendar;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as an administrator writes it down. {@link CalendarParsing} makes a {@link BusinessCalendar} of it, or says
 * what is wrong with it.
 *
 * @param name for people
 * @param zone a time zone of the IANA database ({@code Asia/Shanghai}) or an offset ({@code +08:00}); all minutes and dates
 *     are local there
 * @param openPeriods the periods in which contacts are taken; the others, and {@link BusinessCalendar#CLOSED}, are not open
 * @param weekly what holds in every week. Nothing: closed
 * @param exceptions dates on which something else holds
 */
public record CalendarConfig(
        String calendarId,
        String name,
        String zone,
        List<String> openPeriods,
        List<WeeklyRule> weekly,
        List<DateException> exceptions) {
    public static final int MAX_WEEKLY_RULES = 50;
    public static final int MAX_EXCEPTIONS = 500;
    public static final int MAX_SHIFTS = 50;
    public static final int MAX_OPEN_PERIODS = 50;
    public static final int MAX_RANGE_DAYS = 366;
    public static final int MAX_NAME_LENGTH = 100;
    public static final int MINUTES_OF_DAY = 1_440;

    public CalendarConfig {
        openPeriods = List.copyOf(openPeriods);
        weekly = List.copyOf(weekly);
        exceptions = List.copyOf(exceptions);
    }

    /** Named by its id. */
    public CalendarConfig(
            String calendarId,
            String zone,
            List<String> openPeriods,
            List<WeeklyRule> weekly,
            List<DateException> exceptions) {
        this(calendarId, calendarId, zone, openPeriods, weekly, exceptions);
    }

    /**
     * Shifts that begin on each of these days. Several rules may name the same day, when their shifts don't overlap.
     */
    public record WeeklyRule(List<DayOfWeek> days, List<Shift> shifts) {
        public WeeklyRule {
            days = List.copyOf(days);
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * A part of the day with a name.
     *
     * @param fromMinute minute of the day, 0 to 1439
     * @param toMinute minute of the day at which it is over, 0 to 1440; not after {@code fromMinute}: on the next day. The
     *     whole day is 0 to 1440
     * @param period what it is called: {@code open}, {@code lunch}, {@code night}
     */
    public record Shift(int fromMinute, int toMinute, String period) {}

    /**
     * What holds on some dates instead of the weekly rules.
     *
     * @param name for people: {@code National Day}
     * @param from the first date: {@code 2026-10-01}, or {@code --10-01} for every year
     * @param to the last date, of the same kind; empty: the same day. A yearly one before {@code from} is in the next year
     * @param asWeekday the shifts of that weekday hold, as on a Saturday that is declared a working day; or null
     * @param shifts special hours, without {@code asWeekday}; empty: closed
     */
    public record DateException(
            String name, String from, String to, @Nullable DayOfWeek asWeekday, List<Shift> shifts) {
        public DateException {
            shifts = List.copyOf(shifts);
        }
    }
}
