package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.statistics.Intervals.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final long HOUR_MS = 3_600_000;

    private static Interval at(String zone, Unit unit, String instant) {
        return new Intervals(ZoneId.of(zone)).at(unit, Instant.parse(instant).toEpochMilli());
    }

    private static Interval of(String from, String to) {
        return new Interval(
                Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    }

    @Test
    void shouldFollowTheClocksOfTheZone() {
        assertThat(at("Asia/Kathmandu", Unit.HALF_HOUR, "2026-01-05T00:20:00Z"))
                .isEqualTo(of("2026-01-05T00:15:00Z", "2026-01-05T00:45:00Z"));
        assertThat(at("Asia/Kathmandu", Unit.HOUR, "2026-01-05T00:10:00Z"))
                .isEqualTo(of("2026-01-04T23:15:00Z", "2026-01-05T00:15:00Z"));
        assertThat(at("Asia/Shanghai", Unit.DAY, "2026-01-05T16:00:00Z"))
                .isEqualTo(of("2026-01-05T16:00:00Z", "2026-01-06T16:00:00Z"));
        assertThat(at("Asia/Shanghai", Unit.MONTH, "2026-01-31T16:00:00Z"))
                .isEqualTo(of("2026-01-31T16:00:00Z", "2026-02-28T16:00:00Z"));
    }

    @Test
    void shouldHaveDaysOf23And25Hours() {
        var spring = at("Europe/Berlin", Unit.DAY, "2026-03-29T12:00:00Z");
        var autumn = at("Europe/Berlin", Unit.DAY, "2026-10-25T12:00:00Z");

        assertThat(spring.toMs() - spring.fromMs()).isEqualTo(23 * HOUR_MS);
        assertThat(autumn.toMs() - autumn.fromMs()).isEqualTo(25 * HOUR_MS);
    }

    @Test
    void shouldTellTheRepeatedHourFromTheFirst() {
        assertThat(at("Europe/Berlin", Unit.HOUR, "2026-10-25T00:30:00Z"))
                .isEqualTo(of("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"));
        assertThat(at("Europe/Berlin", Unit.HOUR, "2026-10-25T01:30:00Z"))
                .isEqualTo(of("2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z"));
    }

    @Test
    void shouldEndAnHourInWhichTheClockIsSetByHalfAnHour() {
        // Lord Howe goes from 02:00 back to 01:30 on 5 April 2026, at 15:00 UTC.
        assertThat(at("Australia/Lord_Howe", Unit.HOUR, "2026-04-04T15:10:00Z"))
                .isEqualTo(of("2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z"));
    }

    @Test
    void shouldMakeEveryIntervalOfHalfHoursAndHoldItsMoment() {
        for (var seed = 1; seed <= 500; seed++) {
            var random = new SplittableRandom(seed);
            var zones = new String[] {"America/St_Johns", "Africa/Cairo", "Pacific/Apia", "America/Havana", "UTC"};
            var intervals = new Intervals(ZoneId.of(zones[random.nextInt(zones.length)]));
            var atMs = random.nextLong(0, Instant.parse("2030-01-01T00:00:00Z").toEpochMilli());
            var changes = intervals.zone().getRules().nextTransition(Instant.ofEpochMilli(atMs));
            if (changes != null && random.nextBoolean()) {
                atMs = changes.getInstant().toEpochMilli() + random.nextLong(-2 * HOUR_MS, 2 * HOUR_MS);
            }
            for (var unit : Unit.values()) {
                var interval = intervals.at(unit, atMs);
                var where = "seed %d, %s at %d in %s".formatted(seed, unit, atMs, intervals.zone());
                assertThat(interval.holds(atMs)).as(where).isTrue();
                assertThat(intervals.halfHourAt(interval.fromMs()).fromMs())
                        .as(where)
                        .isEqualTo(interval.fromMs());
                assertThat(intervals.halfHourAt(interval.toMs()).fromMs())
                        .as(where)
                        .isEqualTo(interval.toMs());
                assertThat(intervals.at(unit, interval.toMs() - 1)).as(where).isEqualTo(interval);
                assertThat(intervals.at(unit, interval.fromMs())).as(where).isEqualTo(interval);
            }
        }
    }
}
