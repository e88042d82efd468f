package dev.oneline.core.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Half-hours, hours, days and months as the clocks of a zone show them. All are made of whole half-hours, which are what
 * is kept. When a clock is set back the repeated hour is another one; when it changes within an interval, the interval
 * ends there.
 */
public record Intervals(ZoneId zone) {
    private static final long HALF_HOUR_MS = 30 * 60_000;

    public enum Unit {
        HALF_HOUR,
        HOUR,
        DAY,
        MONTH
    }

    /** The one that holds a moment. */
    public Interval at(Unit unit, long atMs) {
        var date = dateAt(atMs);
        return switch (unit) {
            case HALF_HOUR -> part(HALF_HOUR_MS, atMs);
            case HOUR -> part(2 * HALF_HOUR_MS, atMs);
            case DAY -> between(date, date.plusDays(1));
            case MONTH -> between(date.withDayOfMonth(1), date.withDayOfMonth(1).plusMonths(1));
        };
    }

    Interval halfHourAt(long atMs) {
        return part(HALF_HOUR_MS, atMs);
    }

    private Interval part(long lengthMs, long atMs) {
        var rules = zone.getRules();
        var at = Instant.ofEpochMilli(atMs);
        var offsetMs = rules.getOffset(at).getTotalSeconds() * 1_000L;
        var fromMs = atMs - Math.floorMod(atMs + offsetMs, lengthMs);
        var toMs = fromMs + lengthMs;
        if (rules.isFixedOffset()) {
            return new Interval(fromMs, toMs);
        }
        var changed = rules.previousTransition(at.plusNanos(1));
        if (changed != null) {
            fromMs = Math.max(fromMs, changed.getInstant().toEpochMilli());
        }
        var changes = rules.nextTransition(at);
        if (changes != null) {
            toMs = Math.min(toMs, changes.getInstant().toEpochMilli());
        }
        return new Interval(fromMs, toMs);
    }

    private LocalDate dateAt(long atMs) {
        var date = LocalDate.ofInstant(Instant.ofEpochMilli(atMs), zone);
        // A clock that is set back over midnight shows the old date again, and the new one has begun.
        return startMs(date.plusDays(1)) <= atMs ? date.plusDays(1) : date;
    }

    private Interval between(LocalDate from, LocalDate to) {
        return new Interval(startMs(from), startMs(to));
    }

    private long startMs(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
