package dev.oneline.standalone.whatif;

import dev.oneline.core.whatif.Day;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Staffing;
import dev.oneline.runtime.boot.StartRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Variants of a recorded day, as they are written down, see docs/WHAT-IF.md. */
record VariantsFile(
        @Nullable Double serviceLevelS,
        @Nullable Double shortAbandonS,
        @Nullable List<Variant> variants) {
    private static final int MAX_COPIES = 10_000;

    /**
     * @param without agents who don't come
     * @param copies how many more there are of an agent
     * @param serving which queues an agent serves
     * @param wrapUpLimitS by queue
     */
    record Variant(
            @Nullable String name,
            @Nullable List<String> without,
            @Nullable Map<String, Integer> copies,
            @Nullable Map<String, List<String>> serving,
            @Nullable Map<String, Double> wrapUpLimitS,
            @Nullable Double ringS) {

        Day of(Day day) throws StartRefused {
            var where = "variant " + name + ": ";
            try {
                var staffing = new Staffing(day);
                for (var change : sorted(serving).entrySet()) {
                    staffing = staffing.serving(change.getKey(), change.getValue());
                }
                for (var change : sorted(copies).entrySet()) {
                    staffing = staffing.withCopies(change.getKey(), count(where, change.getValue()));
                }
                if (without != null) {
                    staffing = staffing.without(without);
                }
                for (var change : sorted(wrapUpLimitS).entrySet()) {
                    staffing = staffing.wrapUpLimit(change.getKey(), ms(where, change.getValue()));
                }
                return ringS == null
                        ? staffing.day()
                        : staffing.ring(ms(where, ringS)).day();
            } catch (IllegalArgumentException e) {
                throw new StartRefused(where + e.getMessage());
            }
        }
    }

    static final VariantsFile NONE = new VariantsFile(null, null, List.of());

    ServiceRule rule() throws StartRefused {
        return new ServiceRule(
                ms("serviceLevelS: ", serviceLevelS == null ? 20 : serviceLevelS),
                ms("shortAbandonS: ", shortAbandonS == null ? 0 : shortAbandonS));
    }

    /** Each with its name. */
    Map<String, Day> days(Day day) throws StartRefused {
        var days = new LinkedHashMap<String, Day>();
        for (var variant : variants == null ? List.<Variant>of() : variants) {
            if (variant.name() == null) {
                throw new StartRefused("variants: name is missing");
            }
            if (days.put(variant.name(), variant.of(day)) != null) {
                throw new StartRefused("variant " + variant.name() + " is there twice");
            }
        }
        return days;
    }

    private static <T> Map<String, T> sorted(@Nullable Map<String, T> changes) {
        return changes == null ? Map.of() : new TreeMap<>(changes);
    }

    private static int count(String where, int count) throws StartRefused {
        if (count < 0 || count > MAX_COPIES) {
            throw new StartRefused(where + "copies: from 0 to " + MAX_COPIES);
        }
        return count;
    }

    private static long ms(String where, double seconds) throws StartRefused {
        if (!(seconds >= 0 && seconds <= 86_400)) {
            throw new StartRefused(where + "a duration from 0 to 86400 s");
        }
        return Math.round(seconds * 1_000);
    }
}
