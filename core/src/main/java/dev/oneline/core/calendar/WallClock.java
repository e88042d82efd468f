package dev.oneline.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a clock on the wall shows something. Every local time is given exactly one moment, and a later one never an
 * earlier moment: a time that the clock shows twice means the first time; one that it skips means the moment of the
 * skip. So a boundary between two shifts is passed once, whatever summer time does.
 */
record WallClock(ZoneId zone) {
    /** @param minuteOfDay 0 to 1440 */
    long epochMs(LocalDate date, int minuteOfDay) {
        return epochMs(date.atStartOfDay().plusMinutes(minuteOfDay));
    }

    long startOfDayMs(LocalDate date) {
        return epochMs(date.atStartOfDay());
    }

    /** The date whose time it is: the last one that has begun. */
    LocalDate dateAt(long epochMs) {
        var date = LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), zone);
        // A clock that is set back over midnight shows the old date again, and the new one has begun.
        return startOfDayMs(date.plusDays(1)) <= epochMs ? date.plusDays(1) : date;
    }

    private long epochMs(LocalDateTime local) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return rules.getTransition(local).getInstant().toEpochMilli();
        }
        return epochMs(local, offsets.getFirst());
    }

    private static long epochMs(LocalDateTime local, ZoneOffset offset) {
        return local.toInstant(offset).toEpochMilli();
    }
}
