package dev.oneline.core.statistics;

import java.time.ZoneId;
import java.util.Map;

/**
 * What figures depend on beside the log. Other rules mean other figures: read the log again with them.
 *
 * @param zone whose half-hours are kept
 * @param target of the queues that have none of their own
 * @param targets by queue
 * @param retainedIntervals half-hours in which something happened that are kept; older ones are forgotten
 */
public record StatisticsRules(
        ZoneId zone, ServiceTarget target, Map<String, ServiceTarget> targets, int retainedIntervals) {
    /** The longest day has 50 half-hours; {@link Statistics#live} needs all of today's. */
    public static final int TODAY_AND_YESTERDAY = 100;

    public StatisticsRules {
        targets = Map.copyOf(targets);
        if (retainedIntervals < 1) {
            throw new IllegalArgumentException("retainedIntervals " + retainedIntervals);
        }
    }

    ServiceTarget targetOf(String queueId) {
        return targets.getOrDefault(queueId, target);
    }
}
