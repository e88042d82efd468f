package dev.oneline.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.calendar.CalendarConfig.DateException;
import dev.oneline.core.calendar.CalendarConfig.Shift;
import dev.oneline.core.calendar.CalendarConfig.WeeklyRule;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;

/** Calendars as stories tell of them. Times are {@code 9:00}. */
final class Calendars {
    static final EnumSet<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    static final EnumSet<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

    private final String zone;
    private final List<WeeklyRule> weekly = new ArrayList<>();
    private final List<DateException> exceptions = new ArrayList<>();

    private Calendars(String zone) {
        this.zone = zone;
    }

    static Calendars in(String zone) {
        return new Calendars(zone);
    }

    Calendars on(EnumSet<DayOfWeek> days, Shift... shifts) {
        weekly.add(new WeeklyRule(List.copyOf(days), List.of(shifts)));
        return this;
    }

    /** Closed when there are no shifts. */
    Calendars except(String from, String to, Shift... shifts) {
        exceptions.add(new DateException("exception", from, to, null, List.of(shifts)));
        return this;
    }

    Calendars workedLike(DayOfWeek weekday, String date) {
        exceptions.add(new DateException("make-up day", date, "", weekday, List.of()));
        return this;
    }

    CalendarConfig config(String... openPeriods) {
        return new CalendarConfig("office", zone, List.of(openPeriods), weekly, exceptions);
    }

    Told told() {
        return new Told(ZoneId.of(zone), sound(config("open")));
    }

    static BusinessCalendar sound(CalendarConfig config) {
        var parsed = CalendarParsing.parse(config);
        assertThat(parsed).isInstanceOf(ParsedCalendar.Sound.class);
        return ((ParsedCalendar.Sound) parsed).calendar();
    }

    static Shift open(String from, String to) {
        return new Shift(minute(from), minute(to), "open");
    }

    static Shift shift(String period, String from, String to) {
        return new Shift(minute(from), minute(to), period);
    }

    private static int minute(String time) {
        var parts = time.split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    /** A calendar that is asked in local times: {@code 2026-10-01T09:00}; at an overlap, the first of two. */
    record Told(ZoneId zone, BusinessCalendar calendar) {
        Told then(String at, String period) {
            return thenAt(ms(at), period);
        }

        Told thenAt(long epochMs, String period) {
            assertThat(calendar.periodAt(epochMs)).isEqualTo(period);
            assertThat(calendar.isOpen(epochMs)).isEqualTo(period.equals("open"));
            return this;
        }

        Told thenNext(String after, String change) {
            assertThat(calendar.nextChangeAfter(ms(after))).isEqualTo(OptionalLong.of(ms(change)));
            return this;
        }

        Told thenNoNext(String after) {
            assertThat(calendar.nextChangeAfter(ms(after))).isEmpty();
            return this;
        }

        long ms(String at) {
            return LocalDateTime.parse(at).atZone(zone).toInstant().toEpochMilli();
        }
    }
}
