package dev.oneline.core.statistics;

import dev.oneline.core.config.ServiceTarget;
import java.util.List;

/**
 * Statistics after an event, so that a restart need not read the log from its beginning.
 *
 * @param rules under which the events were read
 * @param atMs the time of event {@code seq}
 * @param targets of the queues, as configured, in that order
 * @param completeSinceMs of half-hours before it some are forgotten
 */
public record StatisticsSnapshot(
        StatisticsRules rules,
        long seq,
        long atMs,
        List<QueueTarget> targets,
        List<TrackedAgent> agents,
        List<TrackedContact> contacts,
        long completeSinceMs,
        List<Row> rows) {
    public StatisticsSnapshot {
        targets = List.copyOf(targets);
        agents = List.copyOf(agents);
        contacts = List.copyOf(contacts);
        rows = List.copyOf(rows);
    }

    public record QueueTarget(String queueId, ServiceTarget target) {}

    /** @param fromMs when the half-hour began */
    public record Row(long fromMs, Subject subject, Measure measure, long amount) {}
}
