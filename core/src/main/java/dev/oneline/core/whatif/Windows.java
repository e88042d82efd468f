package dev.oneline.core.whatif;

/** Equal stretches of time that figures are taken over, one after the other. What is outside isn't counted. */
public record Windows(long startMs, long widthMs, int count) {
    private static final int MAX_COUNT = 10_000;

    public Windows {
        if (widthMs <= 0 || count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("windows are from 1 to " + MAX_COUNT + ", each longer than nothing");
        }
    }

    long endMs() {
        return startMs + widthMs * count;
    }

    /** Below 0 when the moment is in none. */
    int at(long ms) {
        return ms < startMs || ms >= endMs() ? -1 : (int) ((ms - startMs) / widthMs);
    }

    /** Adds to each window what the stretch has in common with it. */
    void add(long fromMs, long toMs, long[] perWindow) {
        var from = Math.max(fromMs, startMs);
        var to = Math.min(toMs, endMs());
        while (from < to) {
            var window = at(from);
            var until = Math.min(to, startMs + (window + 1) * widthMs);
            perWindow[window] += until - from;
            from = until;
        }
    }
}
