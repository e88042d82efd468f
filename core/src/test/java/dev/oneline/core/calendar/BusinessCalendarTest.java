package dev.oneline.core.calendar;

import static dev.oneline.core.calendar.Calendars.ALL_DAYS;
import static dev.oneline.core.calendar.Calendars.WORKDAYS;
import static dev.oneline.core.calendar.Calendars.open;
import static dev.oneline.core.calendar.Calendars.shift;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** 1 January 2026 is a Thursday. */
class BusinessCalendarTest {
    private static final String SHANGHAI = "Asia/Shanghai";

    private static Calendars office() {
        return Calendars.in(SHANGHAI).on(WORKDAYS, open("9:00", "18:00"));
    }

    @Test
    void shouldBeOpenFromTheFirstMillisecondOfAShiftUntilItsLast() {
        var office = office().told();

        office.thenAt(office.ms("2026-01-05T09:00") - 1, "closed")
                .then("2026-01-05T09:00", "open")
                .thenAt(office.ms("2026-01-05T18:00") - 1, "open")
                .then("2026-01-05T18:00", "closed")
                .then("2026-01-10T12:00", "closed");
    }

    @Test
    void shouldTellTheNextChangeOverTheWeekend() {
        office().told()
                .thenNext("2026-01-09T08:00", "2026-01-09T09:00")
                .thenNext("2026-01-09T09:00", "2026-01-09T18:00")
                .thenNext("2026-01-09T18:00", "2026-01-12T09:00");
    }

    @Test
    void shouldNamePeriodsSoThatEachHasAFlowOfItsOwn() {
        Calendars.in(SHANGHAI)
                .on(WORKDAYS, open("13:00", "18:00"), shift("lunch", "12:00", "13:00"), open("9:00", "12:00"))
                .told()
                .then("2026-01-05T11:59", "open")
                .then("2026-01-05T12:00", "lunch")
                .then("2026-01-05T13:00", "open")
                .thenNext("2026-01-05T10:00", "2026-01-05T12:00")
                .thenNext("2026-01-05T12:00", "2026-01-05T13:00");
    }

    @Test
    void shouldTakeSeveralPeriodsForOpen() {
        var config = Calendars.in(SHANGHAI)
                .on(ALL_DAYS, open("8:00", "20:00"), shift("night", "20:00", "8:00"))
                .config("open", "night");
        var calendar = Calendars.sound(config);

        assertThat(calendar.isOpen(0)).isTrue();
        assertThat(calendar.periodAt(0)).isEqualTo("open"); // 08:00 in Shanghai
        assertThat(calendar.periodAt(-1)).isEqualTo("night");
    }

    @Test
    void shouldNeverChangeWhenOpenDayAndNight() {
        Calendars.in(SHANGHAI)
                .on(ALL_DAYS, open("0:00", "24:00"))
                .told()
                .then("2026-01-01T00:00", "open")
                .then("2026-01-01T23:59", "open")
                .thenNoNext("2026-01-01T12:00");
    }

    @Test
    void shouldNeverChangeWithoutRules() {
        assertThat(Calendars.sound(Calendars.in(SHANGHAI).config()).nextChangeAfter(0))
                .isEmpty();
    }

    @Test
    void shouldLookForAChangeTwoYearsAheadAndNoFurther() {
        Calendars.in(SHANGHAI)
                .except("2028-01-01", "", open("9:00", "10:00"))
                .told()
                .thenNext("2026-01-01T00:00", "2028-01-01T09:00")
                .thenNoNext("2025-12-29T00:00");
    }

    @Test
    void shouldLetAShiftPassMidnight() {
        Calendars.in(SHANGHAI)
                .on(EnumSet.of(DayOfWeek.FRIDAY), open("22:00", "6:00"))
                .told()
                .then("2026-01-09T05:00", "closed")
                .then("2026-01-09T23:00", "open")
                .then("2026-01-10T05:59", "open")
                .then("2026-01-10T06:00", "closed")
                .thenNext("2026-01-09T22:00", "2026-01-10T06:00");
    }

    @Test
    void shouldLetAShiftEndAtMidnight() {
        Calendars.in(SHANGHAI)
                .on(EnumSet.of(DayOfWeek.FRIDAY), open("22:00", "0:00"))
                .told()
                .thenNext("2026-01-09T22:00", "2026-01-10T00:00");
    }

    @Test
    void shouldEndANightShiftAtMidnightWhenAHolidayBegins() {
        Calendars.in(SHANGHAI)
                .on(ALL_DAYS, open("22:00", "6:00"))
                .except("2026-01-01", "")
                .told()
                .thenNext("2025-12-31T23:00", "2026-01-01T00:00")
                .then("2026-01-01T23:00", "closed")
                .then("2026-01-02T01:00", "closed")
                .thenNext("2026-01-01T00:00", "2026-01-02T22:00");
    }

    @Test
    void shouldCarryTheNightHoursOfAFestivalFromDateToDateAndBeyond() {
        Calendars.in(SHANGHAI)
                .on(ALL_DAYS, open("9:00", "18:00"))
                .except("2026-02-16", "2026-02-18", open("20:00", "4:00"))
                .told()
                .then("2026-02-16T03:00", "closed")
                .then("2026-02-17T03:00", "open")
                .then("2026-02-17T10:00", "closed")
                .then("2026-02-19T03:00", "open")
                .then("2026-02-19T10:00", "open");
    }

    @Test
    void shouldEndACarriedShiftWhenOneOfTheNewDayBegins() {
        Calendars.in(SHANGHAI)
                .on(EnumSet.of(DayOfWeek.FRIDAY), open("9:00", "17:00"))
                .on(EnumSet.of(DayOfWeek.SATURDAY), shift("early", "2:00", "3:00"))
                .except("2026-01-09", "", open("20:00", "4:00"))
                .told()
                .then("2026-01-10T01:00", "open")
                .then("2026-01-10T02:00", "early")
                .then("2026-01-10T03:00", "closed");
    }

    @Test
    void shouldCloseOnHolidaysAndOpenAgainAfterThem() {
        office().except("2026-10-01", "2026-10-07")
                .told()
                .then("2026-10-01T10:00", "closed")
                .then("2026-10-07T10:00", "closed")
                .thenNext("2026-09-30T18:00", "2026-10-08T09:00");
    }

    @Test
    void shouldWorkOnTheSaturdayThatIsDeclaredAWorkingDay() {
        // Spring Festival 2026: off from 15 to 23 February; Saturdays 14 and 28 February are worked.
        office().except("2026-02-15", "2026-02-23")
                .workedLike(DayOfWeek.MONDAY, "2026-02-14")
                .workedLike(DayOfWeek.MONDAY, "2026-02-28")
                .told()
                .then("2026-02-14T10:00", "open")
                .then("2026-02-16T10:00", "closed")
                .then("2026-02-21T10:00", "closed")
                .then("2026-02-28T10:00", "open")
                .thenNext("2026-02-14T18:00", "2026-02-24T09:00")
                .thenNext("2026-02-27T18:00", "2026-02-28T09:00");
    }

    @Test
    void shouldNotCutTheNightBeforeAMakeUpDay() {
        Calendars.in(SHANGHAI)
                .on(WORKDAYS, open("20:00", "8:00"))
                .workedLike(DayOfWeek.MONDAY, "2026-02-14")
                .told()
                .then("2026-02-14T07:00", "open")
                .then("2026-02-14T21:00", "open")
                .then("2026-02-15T07:00", "open")
                .then("2026-02-15T21:00", "closed");
    }

    @Test
    void shouldPreferADateToARangeAndBothToWhatHoldsEveryYear() {
        office().except("2026-10-05", "", open("10:00", "11:00"))
                .except("2026-10-01", "2026-10-07")
                .except("--10-05", "", open("0:00", "24:00"))
                .told()
                .then("2026-10-05T10:30", "open")
                .then("2026-10-05T12:00", "closed")
                .then("2026-10-06T10:30", "closed")
                .then("2027-10-05T23:00", "open");
    }

    @Test
    void shouldPreferTheLaterOfTwoExceptionsForTheSameDates() {
        office().except("2026-10-05", "")
                .except("2026-10-05", "", open("20:00", "21:00"))
                .told()
                .then("2026-10-05T20:30", "open");
    }

    @Test
    void shouldRepeatEveryYearAlsoOverNewYear() {
        office().except("--12-24", "--01-02")
                .told()
                .then("2026-12-23T10:00", "open")
                .then("2026-12-24T10:00", "closed")
                .then("2027-01-01T10:00", "closed")
                .thenNext("2026-12-23T18:00", "2027-01-04T09:00");
    }

    @Test
    void shouldKnowLeapDays() {
        Calendars.in(SHANGHAI)
                .except("--02-29", "", open("9:00", "10:00"))
                .told()
                .then("2028-02-29T09:30", "open")
                .thenNext("2026-06-01T00:00", "2028-02-29T09:00");
        Calendars.in(SHANGHAI)
                .except("--02-29", "--03-01", open("9:00", "10:00"))
                .told()
                .thenNext("2026-01-01T00:00", "2026-03-01T09:00");
    }
}
