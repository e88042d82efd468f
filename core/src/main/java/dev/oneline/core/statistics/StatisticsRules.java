package dev.oneline.core.statistics;

import dev.oneline.core.config.ServiceTarget;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What figures depend on beside the log. Other rules mean other figures: read the log again with them.
 *
 * @param zone whose half-hours are kept
 * @param target instead of what the log says that the queues' targets were; null: what it says
 * @param targets the same for single queues, which goes before {@code target}
 * @param retainedIntervals half-hours in which something happened that are kept; older ones are forgotten
 */
public record StatisticsRules(
        ZoneId zone, @Nullable ServiceTarget target, Map<String, ServiceTarget> targets, int retainedIntervals) {
    /** The longest day has 50 half-hours; {@link Statistics#live} needs all of today's. */
    public static final int TODAY_AND_YESTERDAY = 100;

    public StatisticsRules {
        targets = Map.copyOf(targets);
        if (retainedIntervals < 1) {
            throw new IllegalArgumentException("retainedIntervals " + retainedIntervals);
        }
    }

    /** With the targets that the log names. */
    public static StatisticsRules asConfigured(ZoneId zone, int retainedIntervals) {
        return new StatisticsRules(zone, null, Map.of(), retainedIntervals);
    }

    /** @param configured what the log says at that moment */
    ServiceTarget targetOf(String queueId, ServiceTarget configured) {
        return targets.getOrDefault(queueId, target == null ? configured : target);
    }
}
