package dev.oneline.standalone.whatif;

import static dev.oneline.standalone.whatif.Entries.orEmpty;
import static dev.oneline.standalone.whatif.Entries.sorted;

import dev.oneline.core.whatif.Day;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Staffing;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.standalone.whatif.Entries.DemandEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param skills by agent: all that he has
     * @param asking by entry point: what it adds to its contacts' own demands
     * @param routing by queue: what is other than it was
     * @param overflow by queue: the same
     * @param wrapUpLimitS by queue
     * @param serviceLevelS what it is measured by, where it isn't the file's
     */
    record Variant(
            @Nullable String name,
            @Nullable List<String> without,
            @Nullable Map<String, Integer> copies,
            @Nullable Map<String, List<String>> serving,
            @Nullable Map<String, Map<String, Integer>> skills,
            @Nullable Map<String, DemandEntry> asking,
            @Nullable Map<String, RoutingEntry> routing,
            @Nullable Map<String, OverflowEntry> overflow,
            @Nullable Map<String, Double> wrapUpLimitS,
            @Nullable Double ringS,
            @Nullable Double serviceLevelS) {

        Day of(Day day) throws StartRefused {
            var where = "variant " + name + ": ";
            try {
                var staffing = ruled(where, new Staffing(day));
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

        /** Skills before copies are made: those have them, too. */
        private Staffing ruled(String where, Staffing before) throws StartRefused {
            var config = before.day().config();
            var staffing = before;
            for (var change : sorted(skills).entrySet()) {
                staffing = staffing.skills(change.getKey(), Entries.skills(where, change.getValue()));
            }
            for (var change : sorted(asking).entrySet()) {
                if (change.getValue().share() != null) {
                    throw new StartRefused(where + "asking: who asked is on the log: share goes with scenarios only");
                }
                staffing = staffing.asking(change.getKey(), change.getValue().demand(where + "asking: "));
            }
            for (var queue : config.queues()) {
                var at = where + "queue " + queue.queueId() + ": ";
                var rule = sorted(routing).get(queue.queueId());
                if (rule != null) {
                    staffing = staffing.routing(queue.queueId(), rule.over(queue.routing(), at + "routing: "));
                }
                var goes = sorted(overflow).get(queue.queueId());
                if (goes != null) {
                    staffing = staffing.overflow(queue.queueId(), goes.over(queue.overflow(), at + "overflow: "));
                }
            }
            for (var named : List.of(sorted(routing).keySet(), sorted(overflow).keySet())) {
                named.forEach(staffing::requireQueue);
            }
            return staffing;
        }
    }

    static final VariantsFile NONE = new VariantsFile(null, null, List.of());

    /** Of the day as it was, and of variants that have none of their own. */
    ServiceRule rule() throws StartRefused {
        return new ServiceRule(
                ms("serviceLevelS: ", serviceLevelS == null ? 20 : serviceLevelS),
                ms("shortAbandonS: ", shortAbandonS == null ? 0 : shortAbandonS));
    }

    /** A variant's day, and how it is measured. */
    record Ruled(Day day, ServiceRule rule) {}

    /** Each with its name. */
    Map<String, Ruled> days(Day day) throws StartRefused {
        var days = new LinkedHashMap<String, Ruled>();
        for (var variant : orEmpty(variants)) {
            if (variant.name() == null) {
                throw new StartRefused("variants: name is missing");
            }
            var level = variant.serviceLevelS() == null ? serviceLevelS : variant.serviceLevelS();
            var ruled = new Ruled(variant.of(day), new VariantsFile(level, shortAbandonS, List.of()).rule());
            if (days.put(variant.name(), ruled) != null) {
                throw new StartRefused("variant " + variant.name() + " is there twice");
            }
        }
        return days;
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
