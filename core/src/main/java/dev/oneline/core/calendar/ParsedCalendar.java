package dev.oneline.core.calendar;

import java.util.List;

/** A calendar, or what is wrong with it. */
public sealed interface ParsedCalendar {
    record Sound(BusinessCalendar calendar) implements ParsedCalendar {}

    /** @param problems all of them, in the order of the configuration; never empty */
    record Unsound(List<CalendarProblem> problems) implements ParsedCalendar {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }
}
