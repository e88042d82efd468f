package dev.oneline.core.calendar;

import dev.oneline.core.calendar.CalendarConfig.Shift;
import dev.oneline.core.calendar.CalendarProblem.Kind;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether shifts make sense, each and together. Collects the names of the sound ones. */
final class ShiftCheck {
    private static final int DAY = CalendarConfig.MINUTES_OF_DAY;
    private static final int WEEK = 7 * DAY;

    private final List<CalendarProblem> problems;
    private final Set<String> periods;

    ShiftCheck(List<CalendarProblem> problems, Set<String> periods) {
        this.problems = problems;
        this.periods = periods;
    }

    /** The sound ones among them. */
    List<Shift> sound(String where, List<Shift> shifts) {
        var sound = new ArrayList<Shift>();
        if (shifts.size() > CalendarConfig.MAX_SHIFTS) {
            problems.add(new CalendarProblem(where + ".shifts", Kind.TOO_MANY));
            return sound;
        }
        for (var i = 0; i < shifts.size(); i++) {
            var shift = shifts.get(i);
            var kind = problem(shift);
            if (kind == null) {
                sound.add(shift);
                periods.add(shift.period());
            } else {
                problems.add(new CalendarProblem(where + ".shifts[" + i + "]", kind));
            }
        }
        return sound;
    }

    private static @Nullable Kind problem(Shift shift) {
        if (shift.fromMinute() < 0 || shift.fromMinute() >= DAY || shift.toMinute() < 0 || shift.toMinute() > DAY) {
            return Kind.MINUTE_OUT_OF_RANGE;
        }
        if (shift.fromMinute() == shift.toMinute()) {
            return Kind.EMPTY_SHIFT;
        }
        var period = shift.period();
        return period.isEmpty() || period.length() > CalendarConfig.MAX_NAME_LENGTH ? Kind.BAD_NAME : null;
    }

    /** @param byDay each day's in order */
    void noOverlapInWeek(Map<DayOfWeek, List<Shift>> byDay) {
        var spans = new ArrayList<Span>();
        for (var day : DayOfWeek.values()) {
            var midnight = (day.getValue() - 1) * DAY;
            for (var shift : byDay.getOrDefault(day, List.of())) {
                spans.add(
                        new Span("weekly." + day, midnight + shift.fromMinute(), midnight + DayRule.endMinute(shift)));
            }
        }
        noOverlap(spans, WEEK);
    }

    /**
     * @param shifts in order
     * @param again whether they hold on the next day, too
     */
    void noOverlap(String where, List<Shift> shifts, boolean again) {
        var spans = shifts.stream()
                .map(shift -> new Span(where, shift.fromMinute(), DayRule.endMinute(shift)))
                .toList();
        noOverlap(spans, again ? DAY : WEEK);
    }

    private void noOverlap(List<Span> spans, int repeatedAfter) {
        for (var i = 0; i < spans.size(); i++) {
            var last = i == spans.size() - 1;
            var next = last
                    ? spans.getFirst().from() + repeatedAfter
                    : spans.get(i + 1).from();
            if (spans.get(i).to() > next) {
                problems.add(new CalendarProblem(spans.get(i).where(), Kind.OVERLAPPING_SHIFTS));
                return;
            }
        }
    }

    private record Span(String where, int from, int to) {}
}
