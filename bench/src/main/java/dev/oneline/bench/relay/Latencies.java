package dev.oneline.bench.relay;

/** Counts of latencies in steps of 10 µs up to 100 ms. Written by one thread. */
final class Latencies {
    private static final int STEP_NS = 10_000;
    private static final int STEPS = 10_000;

    private final int[] counts = new int[STEPS];
    private long total;

    void add(long ns) {
        counts[Math.clamp(ns / STEP_NS, 0, STEPS - 1)]++;
        total++;
    }

    long count() {
        return total;
    }

    /** The latency that {@code share} of all stay below, in ms. */
    double percentileMs(double share) {
        long rank = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return (i + 1) * STEP_NS / 1e6;
            }
        }
        return STEPS * STEP_NS / 1e6;
    }
}
