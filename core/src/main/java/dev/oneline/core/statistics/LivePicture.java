package dev.oneline.core.statistics;

import java.util.List;

/**
 * What a wallboard shows.
 *
 * @param atMs not before the last event, whatever the clock says
 * @param queues as configured, in their order
 * @param agents in the order in which they were first configured
 */
public record LivePicture(long atMs, List<QueuePicture> queues, List<AgentPicture> agents) {
    public LivePicture {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
    }
}
