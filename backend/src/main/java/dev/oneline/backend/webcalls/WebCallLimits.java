package dev.oneline.backend.webcalls;

/**
 * Bounds of calls from websites.
 *
 * @param burst calls of one address at once; one more each {@code refillMs}
 * @param maxKeys addresses that are remembered
 * @param maxLive web calls of one tenant at the same time
 * @param tokenMs how long a visitor may come back into the call
 */
public record WebCallLimits(int burst, long refillMs, int maxKeys, int maxLive, long tokenMs) {
    public static final WebCallLimits DEFAULT = new WebCallLimits(30, 1_000, 20_000, 500, 4 * 60 * 60 * 1_000L);
}
