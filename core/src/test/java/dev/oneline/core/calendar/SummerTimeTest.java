package dev.oneline.core.calendar;

import static dev.oneline.core.calendar.Calendars.ALL_DAYS;
import static dev.oneline.core.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Berlin goes from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026. */
class SummerTimeTest {
    private static final long HOUR_MS = 3_600_000;

    @Test
    void shouldLoseTheHourThatTheClockSkips() {
        var night = Calendars.in("Europe/Berlin")
                .on(ALL_DAYS, open("22:00", "6:00"))
                .told();

        var fromMs = night.ms("2026-03-28T22:00");
        assertThat(night.calendar().nextChangeAfter(fromMs)).isEqualTo(OptionalLong.of(fromMs + 7 * HOUR_MS));
    }

    @Test
    void shouldBeginAtTheSkipWhatBeginsInTheSkippedHour() {
        var early =
                Calendars.in("Europe/Berlin").on(ALL_DAYS, open("2:30", "4:00")).told();

        early.thenNext("2026-03-29T00:00", "2026-03-29T03:00").thenNext("2026-03-29T03:00", "2026-03-29T04:00");
    }

    @Test
    void shouldLeaveOutAShiftThatIsSkippedAltogether() {
        var brief =
                Calendars.in("Europe/Berlin").on(ALL_DAYS, open("2:10", "2:50")).told();

        brief.then("2026-03-29T03:00", "closed").thenNext("2026-03-28T02:50", "2026-03-30T02:10");
    }

    @Test
    void shouldGainTheHourThatTheClockShowsTwice() {
        var night = Calendars.in("Europe/Berlin")
                .on(ALL_DAYS, open("22:00", "6:00"))
                .told();

        var fromMs = night.ms("2026-10-24T22:00");
        assertThat(night.calendar().nextChangeAfter(fromMs)).isEqualTo(OptionalLong.of(fromMs + 9 * HOUR_MS));
    }

    @Test
    void shouldPassABoundaryInTheRepeatedHourOnceTheFirstTime() {
        var early =
                Calendars.in("Europe/Berlin").on(ALL_DAYS, open("2:30", "4:00")).told();

        var fromMs = early.ms("2026-10-25T02:30"); // of summer time
        early.thenNext("2026-10-25T00:00", "2026-10-25T02:30");
        early.thenAt(fromMs + HOUR_MS / 2, "open"); // 02:00 again
        assertThat(early.calendar().nextChangeAfter(fromMs)).isEqualTo(OptionalLong.of(fromMs + 5 * HOUR_MS / 2));
    }

    @Test
    void shouldBeginADayAtTheSkipWhereMidnightIsSkipped() {
        // Cairo goes from 00:00 to 01:00 on 24 April 2026.
        var holiday = Calendars.in("Africa/Cairo")
                .on(ALL_DAYS, open("0:00", "24:00"))
                .except("2026-04-24", "")
                .told();

        var fromMs = holiday.ms("2026-04-23T23:00");
        assertThat(holiday.calendar().nextChangeAfter(fromMs)).isEqualTo(OptionalLong.of(fromMs + HOUR_MS));
        holiday.thenNext("2026-04-24T12:00", "2026-04-25T00:00");
    }

    @Test
    void shouldSurviveADateThatNeverWas() {
        // Samoa had no 30 December 2011.
        var samoa = Calendars.in("Pacific/Apia")
                .on(ALL_DAYS, open("9:00", "17:00"))
                .except("2011-12-30", "", open("0:00", "24:00"))
                .told();

        samoa.thenNext("2011-12-29T17:00", "2011-12-31T09:00");
    }
}
