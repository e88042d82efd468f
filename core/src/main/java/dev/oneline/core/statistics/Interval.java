package dev.oneline.core.statistics;

/** @param toMs not in it any more */
public record Interval(long fromMs, long toMs) {
    boolean holds(long atMs) {
        return fromMs <= atMs && atMs < toMs;
    }

    /** How much of a span lies in it. */
    long share(long spanFromMs, long spanToMs) {
        return Math.max(0, Math.min(toMs, spanToMs) - Math.max(fromMs, spanFromMs));
    }
}
