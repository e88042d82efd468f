package dev.oneline.core.statistics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was found about a subject in an interval. */
final class Tally {
    /** Causes are few, but reasons are the tenant's: beyond so many of a figure, they are counted as {@code other}. */
    static final int MAX_DETAILS = 100;

    static final String OTHER = "other";

    private final TreeMap<Measure, Long> amounts = new TreeMap<>();

    void add(Measure measure, long amount) {
        if (amount == 0) {
            return;
        }
        var known = measure.detail().isEmpty() || amounts.containsKey(measure) || hasRoom(measure.figure());
        merge(known ? measure : new Measure(measure.figure(), OTHER), amount);
    }

    /** What another tally has come to: it made its bounds. */
    void merge(Measure measure, long amount) {
        amounts.merge(measure, amount, measure.figure()::merge);
    }

    private boolean hasRoom(Figure figure) {
        var from = new Measure(figure, "");
        var size = amounts.tailMap(from, true).keySet().stream()
                .takeWhile(measure -> measure.figure() == figure)
                .limit(MAX_DETAILS)
                .count();
        return size < MAX_DETAILS;
    }

    SortedMap<Measure, Long> amounts() {
        return Collections.unmodifiableSortedMap(amounts);
    }

    Figures figures() {
        return new Figures(amounts);
    }
}
