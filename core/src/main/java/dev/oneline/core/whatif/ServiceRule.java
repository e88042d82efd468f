package dev.oneline.core.whatif;

import java.util.Map;

/**
 * What counts as service level: answered within {@code withinMs} ÷ offered.
 *
 * @param shortAbandonMs who gives up sooner doesn't count as offered; 0: everybody counts
 * @param withinMsByQueue of queues that have a time of their own
 */
public record ServiceRule(long withinMs, long shortAbandonMs, Map<String, Long> withinMsByQueue) {
    public static final ServiceRule IN_20_S = new ServiceRule(20_000, 0);

    public ServiceRule {
        withinMsByQueue = Map.copyOf(withinMsByQueue);
        if (withinMs < 0
                || shortAbandonMs < 0
                || withinMsByQueue.values().stream().anyMatch(ms -> ms < 0)) {
            throw new IllegalArgumentException("durations aren't negative");
        }
    }

    /** The same for all queues. */
    public ServiceRule(long withinMs, long shortAbandonMs) {
        this(withinMs, shortAbandonMs, Map.of());
    }

    long withinMs(String queueId) {
        return withinMsByQueue.getOrDefault(queueId, withinMs);
    }
}
