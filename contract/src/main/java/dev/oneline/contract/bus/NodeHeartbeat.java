package dev.oneline.contract.bus;

/**
 * Says that a node lives. A node id names one run of one process: a restarted bridge has a new one, and whatever its
 * former self carried is gone.
 *
 * @param load contacts carried now
 * @param capacity contacts it is willing to carry
 */
public record NodeHeartbeat(String nodeId, NodeKind kind, long startedAtMs, int load, int capacity) {
    public static final long INTERVAL_MS = 500;

    /** A node that was silent for so long is dead. */
    public static final long DEAD_AFTER_MS = 2_500;
}
