package dev.oneline.core.calendar;

import dev.oneline.core.calendar.CalendarConfig.DateException;
import dev.oneline.core.calendar.CalendarConfig.Shift;
import dev.oneline.core.calendar.CalendarProblem.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a calendar of its configuration, once; or tells everything that is wrong with it. */
public final class CalendarParsing {
    private final List<CalendarProblem> problems = new ArrayList<>();
    private final Set<String> periods = new HashSet<>();
    private final ShiftCheck shiftCheck = new ShiftCheck(problems, periods);

    private CalendarParsing() {}

    public static ParsedCalendar parse(CalendarConfig config) {
        return new CalendarParsing().parsed(config);
    }

    private ParsedCalendar parsed(CalendarConfig config) {
        name("calendarId", config.calendarId());
        bound("openPeriods", config.openPeriods().size(), CalendarConfig.MAX_OPEN_PERIODS);
        bound("weekly", config.weekly().size(), CalendarConfig.MAX_WEEKLY_RULES);
        bound("exceptions", config.exceptions().size(), CalendarConfig.MAX_EXCEPTIONS);
        if (!problems.isEmpty()) {
            // What has no bound isn't read.
            return new ParsedCalendar.Unsound(problems);
        }
        var zone = zone(config.zone());
        var weekly = weekly(config);
        var exceptions = exceptions(config, weekly);
        for (var i = 0; i < config.openPeriods().size(); i++) {
            var period = config.openPeriods().get(i);
            if (!periods.contains(period) || period.equals(BusinessCalendar.CLOSED)) {
                problem("openPeriods[" + i + "]", Kind.NEVER_OPEN);
            }
        }
        return problems.isEmpty()
                ? new ParsedCalendar.Sound(new BusinessCalendar(
                        config.calendarId(), zone, Set.copyOf(config.openPeriods()), weekly, exceptions))
                : new ParsedCalendar.Unsound(problems);
    }

    private ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            problem("zone", Kind.UNKNOWN_ZONE);
            return ZoneOffset.UTC;
        }
    }

    private Map<DayOfWeek, List<Shift>> weekly(CalendarConfig config) {
        var byDay = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var i = 0; i < config.weekly().size(); i++) {
            var rule = config.weekly().get(i);
            if (rule.days().isEmpty()) {
                problem("weekly[" + i + "]", Kind.NO_DAYS);
            }
            bound("weekly[" + i + "].days", rule.days().size(), DayOfWeek.values().length);
            var shifts = shiftCheck.sound("weekly[" + i + "]", rule.shifts());
            for (var day : new HashSet<>(rule.days())) {
                byDay.computeIfAbsent(day, any -> new ArrayList<>()).addAll(shifts);
            }
        }
        byDay.values().forEach(shifts -> shifts.sort(Comparator.comparingInt(Shift::fromMinute)));
        shiftCheck.noOverlapInWeek(byDay);
        return byDay;
    }

    private List<DayRule.OfDates> exceptions(CalendarConfig config, Map<DayOfWeek, List<Shift>> weekly) {
        var rules = new ArrayList<DayRule.OfDates>();
        for (var i = 0; i < config.exceptions().size(); i++) {
            var where = "exceptions[" + i + "]";
            var exception = config.exceptions().get(i);
            name(where + ".name", exception.name());
            var dates = ExceptionDatesParsing.parse(where, exception, problems);
            var hours = hours(where, exception, dates, weekly);
            if (dates != null) {
                rules.add(new DayRule.OfDates(i, dates, exception.asWeekday(), hours));
            }
        }
        rules.sort(Comparator.comparing((DayRule.OfDates rule) -> rule.dates() instanceof ExceptionDates.OfEveryYear)
                .thenComparing(rule -> rule.dates().days())
                .thenComparing(Comparator.comparing(DayRule.OfDates::index).reversed()));
        return rules;
    }

    private List<Shift> hours(
            String where, DateException exception, @Nullable ExceptionDates dates, Map<DayOfWeek, List<Shift>> weekly) {
        if (exception.asWeekday() != null) {
            if (!exception.shifts().isEmpty()) {
                problem(where, Kind.TWO_KINDS_OF_HOURS);
            }
            return weekly.getOrDefault(exception.asWeekday(), List.of());
        }
        var shifts = new ArrayList<>(shiftCheck.sound(where, exception.shifts()));
        shifts.sort(Comparator.comparingInt(Shift::fromMinute));
        shiftCheck.noOverlap(where, shifts, dates != null && dates.days() > 1);
        return List.copyOf(shifts);
    }

    private void name(String where, String name) {
        if (name.isEmpty() || name.length() > CalendarConfig.MAX_NAME_LENGTH) {
            problem(where, Kind.BAD_NAME);
        }
    }

    private void bound(String where, int size, int max) {
        if (size > max) {
            problem(where, Kind.TOO_MANY);
        }
    }

    private void problem(String where, Kind kind) {
        problems.add(new CalendarProblem(where, kind));
    }
}
