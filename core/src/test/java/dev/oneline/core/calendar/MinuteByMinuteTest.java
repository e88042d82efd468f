package dev.oneline.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.calendar.CalendarConfig.DateException;
import dev.oneline.core.calendar.CalendarConfig.Shift;
import dev.oneline.core.calendar.CalendarConfig.WeeklyRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random calendars, most of them around a change of the clock: the next change is where a scan of the minutes finds it. */
class MinuteByMinuteTest {
    private static final long FIRST_SEED = Long.getLong("oneline.calendar.seed", 1);
    private static final int CALENDARS = 300;
    private static final int SCANNED_DAYS = 6;
    private static final long MINUTE_MS = 60_000;
    private static final List<String> PERIODS = List.of("open", "lunch", "night");

    /** Days with a change of the clock, some at midnight, one by half an hour; and two without. */
    private static final List<Place> PLACES = List.of(
            new Place("Europe/Berlin", "2026-03-29"),
            new Place("Europe/Berlin", "2026-10-25"),
            new Place("America/Havana", "2026-11-01"),
            new Place("Africa/Cairo", "2026-04-24"),
            new Place("Africa/Cairo", "2026-10-30"),
            new Place("America/Sao_Paulo", "2018-02-18"),
            new Place("America/Sao_Paulo", "2018-11-04"),
            new Place("Australia/Lord_Howe", "2026-04-05"),
            new Place("Australia/Lord_Howe", "2026-10-04"),
            new Place("Pacific/Apia", "2011-12-30"),
            new Place("Asia/Kathmandu", "2028-02-29"),
            new Place("Asia/Shanghai", "2026-12-31"));

    @Test
    void shouldFindTheNextChangeWhereAScanOfTheMinutesFindsIt() {
        var changes = 0;
        for (var seed = FIRST_SEED; seed < FIRST_SEED + CALENDARS; seed++) {
            var random = new SplittableRandom(seed);
            var place = PLACES.get(random.nextInt(PLACES.size()));
            if (CalendarParsing.parse(config(random, place)) instanceof ParsedCalendar.Sound sound) {
                changes += scan(seed, sound.calendar(), place);
            }
        }
        assertThat(changes).isGreaterThan(CALENDARS);
    }

    private static int scan(long seed, BusinessCalendar calendar, Place place) {
        var fromMs = place.date()
                .minusDays(SCANNED_DAYS / 2)
                .atStartOfDay(place.zone())
                .toInstant()
                .toEpochMilli();
        var untilMs = fromMs + SCANNED_DAYS * 24 * 60 * MINUTE_MS;
        var changes = 0;
        var next = calendar.nextChangeAfter(fromMs);
        var period = calendar.periodAt(fromMs);
        for (var ms = fromMs + MINUTE_MS; ms < untilMs; ms += MINUTE_MS) {
            var now = calendar.periodAt(ms);
            assertThat(!now.equals(period))
                    .as("seed %d, %s: changes at %d", seed, place, ms)
                    .isEqualTo(next.isPresent() && next.getAsLong() == ms);
            if (!now.equals(period)) {
                changes++;
                period = now;
                next = calendar.nextChangeAfter(ms);
            }
        }
        return changes;
    }

    private static CalendarConfig config(SplittableRandom random, Place place) {
        var weekly = new ArrayList<WeeklyRule>();
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(4) != 0) {
                weekly.add(new WeeklyRule(List.of(day), shifts(random)));
            }
        }
        var exceptions = new ArrayList<DateException>();
        for (var i = random.nextInt(4); i > 0; i--) {
            var from = place.date().plusDays(random.nextInt(-2, 3));
            var to = from.plusDays(random.nextInt(3));
            var asWeekday = random.nextInt(3) == 0 ? DayOfWeek.of(1 + random.nextInt(7)) : null;
            var yearly = random.nextInt(3) == 0;
            exceptions.add(new DateException(
                    "exception",
                    text(from, yearly),
                    text(to, yearly),
                    asWeekday,
                    asWeekday == null ? shifts(random) : List.of()));
        }
        return new CalendarConfig("random", place.id(), List.of(), weekly, exceptions);
    }

    private static String text(LocalDate date, boolean yearly) {
        return yearly ? "-" + date.toString().substring(4) : date.toString();
    }

    /** Many boundaries in the small hours, where clocks change. Up to two shifts, the second may pass midnight. */
    private static List<Shift> shifts(SplittableRandom random) {
        var minutes = random.ints(4, 0, 96)
                .map(quarter -> quarter * 15)
                .sorted()
                .boxed()
                .toList();
        if (random.nextInt(3) == 0) {
            minutes = Stream.of(0, 20 * random.nextInt(1, 9), 1_200, random.nextInt(0, 16) * 10)
                    .toList();
        }
        var shifts = new ArrayList<Shift>();
        for (var i = 0; i < 4; i += 2) {
            if (!minutes.get(i).equals(minutes.get(i + 1))) {
                shifts.add(new Shift(minutes.get(i), minutes.get(i + 1), PERIODS.get(random.nextInt(3))));
            }
        }
        return shifts;
    }

    private record Place(String id, LocalDate date) {
        Place(String id, String date) {
            this(id, LocalDate.parse(date));
        }

        ZoneId zone() {
            return ZoneId.of(id);
        }
    }
}
