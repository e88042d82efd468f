package dev.oneline.bench.bridge;

/** Counts of latencies in steps of 10 µs up to 400 ms. Written by one thread. */
public final class Latencies {
    private static final int STEP_NS = 10_000;
    private static final int STEPS = 40_000;

    private final int[] counts = new int[STEPS];
    private long total;

    public void add(long ns) {
        counts[Math.clamp(ns / STEP_NS, 0, STEPS - 1)]++;
        total++;
    }

    public long count() {
        return total;
    }

    /** The latency that {@code share} of all stay below, in ms. */
    public double percentileMs(double share) {
        long rank = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return (i + 1.0) * STEP_NS / 1e6;
            }
        }
        return (double) STEPS * STEP_NS / 1e6;
    }
}
