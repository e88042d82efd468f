package dev.oneline.core.calendar;

import static dev.oneline.core.calendar.Calendars.WORKDAYS;
import static dev.oneline.core.calendar.Calendars.open;
import static dev.oneline.core.calendar.Calendars.shift;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.calendar.CalendarConfig.DateException;
import dev.oneline.core.calendar.CalendarConfig.Shift;
import dev.oneline.core.calendar.CalendarProblem.Kind;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarParsingTest {
    private static final EnumSet<DayOfWeek> MONDAY = EnumSet.of(DayOfWeek.MONDAY);

    private static void thenProblems(CalendarConfig config, CalendarProblem... problems) {
        assertThat(CalendarParsing.parse(config)).isEqualTo(new ParsedCalendar.Unsound(List.of(problems)));
    }

    private static CalendarProblem problem(String where, Kind kind) {
        return new CalendarProblem(where, kind);
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        var config = Calendars.in("Mars/Olympus")
                .on(WORKDAYS, new Shift(-1, 60, "open"), new Shift(0, 1_441, "open"), new Shift(540, 540, "open"))
                .on(EnumSet.noneOf(DayOfWeek.class), shift("", "9:00", "10:00"))
                .except("2026-02-29", "soon")
                .config("open");

        thenProblems(
                config,
                problem("zone", Kind.UNKNOWN_ZONE),
                problem("weekly[0].shifts[0]", Kind.MINUTE_OUT_OF_RANGE),
                problem("weekly[0].shifts[1]", Kind.MINUTE_OUT_OF_RANGE),
                problem("weekly[0].shifts[2]", Kind.EMPTY_SHIFT),
                problem("weekly[1]", Kind.NO_DAYS),
                problem("weekly[1].shifts[0]", Kind.BAD_NAME),
                problem("exceptions[0].from", Kind.NOT_A_DATE),
                problem("exceptions[0].to", Kind.NOT_A_DATE),
                problem("openPeriods[0]", Kind.NEVER_OPEN));
    }

    @Test
    void shouldFindShiftsThatOverlapOnADayOverMidnightAndOverTheWeeksEnd() {
        var overlap = Kind.OVERLAPPING_SHIFTS;

        thenProblems(
                Calendars.in("UTC")
                        .on(MONDAY, open("9:00", "12:00"))
                        .on(WORKDAYS, open("11:00", "13:00"))
                        .config(),
                problem("weekly.MONDAY", overlap));
        thenProblems(
                Calendars.in("UTC")
                        .on(WORKDAYS, open("22:00", "9:00"), shift("day", "8:00", "17:00"))
                        .config(),
                problem("weekly.MONDAY", overlap));
        thenProblems(
                Calendars.in("UTC")
                        .on(EnumSet.of(DayOfWeek.SUNDAY), open("22:00", "9:00"))
                        .on(MONDAY, open("8:00", "17:00"))
                        .config(),
                problem("weekly.SUNDAY", overlap));
    }

    @Test
    void shouldFindShiftsOfAnExceptionThatOverlap() {
        var overlap = problem("exceptions[0]", Kind.OVERLAPPING_SHIFTS);

        thenProblems(
                Calendars.in("UTC")
                        .except("2026-01-01", "", open("9:00", "12:00"), open("11:00", "13:00"))
                        .config(),
                overlap);
        thenProblems(
                Calendars.in("UTC")
                        .except("2026-01-01", "2026-01-02", open("22:00", "9:00"), open("8:00", "13:00"))
                        .config(),
                overlap);
        // On a single date, what passes midnight meets nothing of its own.
        Calendars.sound(Calendars.in("UTC")
                .except("2026-01-01", "", open("22:00", "9:00"), open("8:00", "13:00"))
                .config());
    }

    @Test
    void shouldFindDatesThatMakeNoRange() {
        thenProblems(
                Calendars.in("UTC")
                        .except("2026-01-02", "2026-01-01")
                        .except("2026-01-02", "--01-03")
                        .except("2026-01-01", "2027-01-02")
                        .except("--01-32", "")
                        .except("+999999999-12-31", "")
                        .config(),
                problem("exceptions[0]", Kind.BACKWARDS),
                problem("exceptions[1]", Kind.DATES_OF_TWO_KINDS),
                problem("exceptions[2]", Kind.RANGE_TOO_LONG),
                problem("exceptions[3].from", Kind.NOT_A_DATE),
                problem("exceptions[4].from", Kind.NOT_A_DATE));
    }

    @Test
    void shouldRefuseTwoKindsOfHours() {
        var both = new DateException("both", "2026-01-03", "", DayOfWeek.MONDAY, List.of(open("9:00", "10:00")));

        thenProblems(
                new CalendarConfig("office", "UTC", List.of(), List.of(), List.of(both)),
                problem("exceptions[0]", Kind.TWO_KINDS_OF_HOURS));
    }

    @Test
    void shouldNotTakeClosedForOpen() {
        thenProblems(
                Calendars.in("UTC").on(MONDAY, shift("closed", "9:00", "10:00")).config("closed"),
                problem("openPeriods[0]", Kind.NEVER_OPEN));
    }

    @Test
    void shouldBoundEverything() {
        var shifts = Collections.nCopies(51, open("9:00", "10:00")).toArray(Shift[]::new);
        var exception = new DateException("", "2026-01-03", "", null, List.of());

        thenProblems(Calendars.in("UTC").on(MONDAY, shifts).config(), problem("weekly[0].shifts", Kind.TOO_MANY));
        thenProblems(
                new CalendarConfig("o".repeat(101), "UTC", List.of(), List.of(), Collections.nCopies(501, exception)),
                problem("calendarId", Kind.BAD_NAME),
                problem("exceptions", Kind.TOO_MANY));
        thenProblems(
                new CalendarConfig("office", "UTC", List.of(), List.of(), List.of(exception)),
                problem("exceptions[0].name", Kind.BAD_NAME));
    }
}
