package dev.oneline.core.calendar;

import dev.oneline.core.calendar.CalendarConfig.Shift;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which period it is. Immutable; a calendar doesn't look at a clock, it is told the time.
 *
 * <p>What holds on a date, in this order:
 *
 * <ol>
 *   <li>an exception for dates of one year, the one with the fewest dates first;
 *   <li>an exception for dates of every year, the one with the fewest dates first;
 *   <li>the weekly rules.
 * </ol>
 *
 * Of equally specific exceptions the later one in the list holds.
 *
 * <p>A shift belongs to the day on which it begins. It passes midnight, except into a date on which an exception with
 * hours of its own (or closed) holds: that one holds from midnight to midnight. A date {@code asWeekday} cuts nothing, and
 * hours that an exception began on one of its dates go on into the next of them. A shift that came over midnight is over
 * when one of the new day begins.
 *
 * <p>Around changes of the clock, see {@link WallClock}.
 */
public final class BusinessCalendar {
    /** The period when there is no shift. */
    public static final String CLOSED = "closed";

    /** How far {@link #nextChangeAfter} looks: two years, one of them a leap year. */
    public static final int SEARCH_DAYS = 731;

    private final String calendarId;
    private final WallClock clock;
    private final Set<String> openPeriods;
    private final Map<DayOfWeek, DayRule> weekly;
    private final List<DayRule.OfDates> exceptions;

    /** @param exceptions the one that goes before others first */
    BusinessCalendar(
            String calendarId,
            ZoneId zone,
            Set<String> openPeriods,
            Map<DayOfWeek, List<Shift>> shifts,
            List<DayRule.OfDates> exceptions) {
        this.calendarId = calendarId;
        this.clock = new WallClock(zone);
        this.openPeriods = Set.copyOf(openPeriods);
        this.weekly = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            weekly.put(day, new DayRule.OfWeekday(shifts.getOrDefault(day, List.of())));
        }
        this.exceptions = List.copyOf(exceptions);
    }

    public String calendarId() {
        return calendarId;
    }

    public String periodAt(long epochMs) {
        var period = CLOSED;
        for (var piece : pieces(clock.dateAt(epochMs))) {
            if (piece.fromMs() > epochMs) {
                break;
            }
            period = piece.period();
        }
        return period;
    }

    public boolean isOpen(long epochMs) {
        return openPeriods.contains(periodAt(epochMs));
    }

    /** The first moment after {@code epochMs} at which another period begins; empty when none does within two years. */
    public OptionalLong nextChangeAfter(long epochMs) {
        var period = periodAt(epochMs);
        var date = clock.dateAt(epochMs);
        for (var day = 0; day <= SEARCH_DAYS; day++) {
            for (var piece : pieces(date.plusDays(day))) {
                // A piece that the clock skips begins together with the one that holds then.
                if (piece.fromMs() > epochMs
                        && !piece.period().equals(period)
                        && !periodAt(piece.fromMs()).equals(period)) {
                    return OptionalLong.of(piece.fromMs());
                }
            }
        }
        return OptionalLong.empty();
    }

    /** A date without gaps: each piece lasts until the next one. */
    private List<Piece> pieces(LocalDate date) {
        var today = ruleOf(date);
        var pieces = new ArrayList<Piece>();
        var overMinute = 0;
        var carried = carriedInto(today, date);
        if (carried != null) {
            pieces.add(new Piece(clock.startOfDayMs(date), carried.period()));
            overMinute = DayRule.endMinute(carried) - CalendarConfig.MINUTES_OF_DAY;
        }
        for (var shift : today.shifts()) {
            if (shift.fromMinute() > overMinute) {
                pieces.add(new Piece(clock.epochMs(date, overMinute), CLOSED));
            }
            pieces.add(new Piece(clock.epochMs(date, shift.fromMinute()), shift.period()));
            overMinute = DayRule.endMinute(shift);
        }
        if (overMinute < CalendarConfig.MINUTES_OF_DAY) {
            pieces.add(new Piece(clock.epochMs(date, overMinute), CLOSED));
        }
        return pieces;
    }

    private @Nullable Shift carriedInto(DayRule today, LocalDate date) {
        var yesterday = ruleOf(date.minusDays(1));
        if (yesterday.shifts().isEmpty() || !today.letsIn(yesterday)) {
            return null;
        }
        var last = yesterday.shifts().getLast();
        return DayRule.endMinute(last) > CalendarConfig.MINUTES_OF_DAY ? last : null;
    }

    private DayRule ruleOf(LocalDate date) {
        for (var exception : exceptions) {
            if (exception.dates().cover(date)) {
                return exception;
            }
        }
        return Objects.requireNonNull(weekly.get(date.getDayOfWeek()));
    }

    private record Piece(long fromMs, String period) {}
}
