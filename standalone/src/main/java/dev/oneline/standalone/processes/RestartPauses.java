package dev.oneline.standalone.processes;

/**
 * How long to wait before a process that died is started again: not at all the first time, longer each time after that,
 * and not at all again once it has lived for a while. A pure function of times.
 */
final class RestartPauses {
    static final long LONGEST_MS = 5_000;
    static final long HEALTHY_AFTER_MS = 30_000;
    private static final long FIRST_MS = 250;

    private long nextMs;

    /** @param livedMs how long the run lasted that just ended */
    long afterRunOf(long livedMs) {
        if (livedMs >= HEALTHY_AFTER_MS) {
            nextMs = 0;
        }
        long pauseMs = nextMs;
        nextMs = nextMs == 0 ? FIRST_MS : Math.min(LONGEST_MS, 2 * nextMs);
        return pauseMs;
    }
}
