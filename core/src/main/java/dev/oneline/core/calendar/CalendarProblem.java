package dev.oneline.core.calendar;

/**
 * What is wrong with a calendar.
 *
 * @param where the place in it: {@code weekly[0].shifts[2]}
 */
public record CalendarProblem(String where, Kind kind) {
    public enum Kind {
        UNKNOWN_ZONE,
        TOO_MANY,
        /** A weekly rule names no day. */
        NO_DAYS,
        MINUTE_OUT_OF_RANGE,
        /** Begins and ends at the same minute; the whole day is 0 to 1440. */
        EMPTY_SHIFT,
        /** Two shifts at the same time; looked for within the week, and within one exception. */
        OVERLAPPING_SHIFTS,
        /** Empty, or too long. */
        BAD_NAME,
        /** Is to be open, but no shift has that name; or it is {@code closed}. */
        NEVER_OPEN,
        NOT_A_DATE,
        /** One date is of one year, the other of every year. */
        DATES_OF_TWO_KINDS,
        BACKWARDS,
        RANGE_TOO_LONG,
        /** Special hours and a weekday's hours. */
        TWO_KINDS_OF_HOURS
    }
}
