package dev.oneline.core.whatif;

import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;

/** A window, or a whole replication, as raw sums: what figures are estimated from. */
public final class Observation {
    private final SequencedMap<String, QueueSums> queues;
    private final SequencedMap<String, Worked> agents;

    Observation(SequencedMap<String, QueueSums> queues, SequencedMap<String, Worked> agents) {
        this.queues = queues;
        this.agents = agents;
    }

    /** @param queueIds the queues the agent served, as configured last */
    record Worked(List<String> queueIds, long handlingMs, long availableMs) {
        boolean worked() {
            return handlingMs + availableMs > 0;
        }

        double occupancy() {
            return (double) handlingMs / (handlingMs + availableMs);
        }
    }

    Collection<String> queueIds() {
        return queues.sequencedKeySet();
    }

    /** Of one queue, or of all when it is empty. */
    QueueSums sums(String queueId) {
        var sums = new QueueSums();
        queues.forEach((id, each) -> {
            if (queueId.isEmpty() || queueId.equals(id)) {
                sums.add(each);
            }
        });
        return sums;
    }

    /** The agents who worked, and who serve the queue. */
    List<Worked> workers(String queueId) {
        return agents.values().stream()
                .filter(agent ->
                        agent.worked() && (queueId.isEmpty() || agent.queueIds().contains(queueId)))
                .toList();
    }

    /** Over the agents' occupancy: 1 when all are equally busy. */
    double agentFairness(String queueId) {
        return Jain.index(
                workers(queueId).stream().mapToDouble(Worked::occupancy).toArray());
    }

    /** Over the queues' mean waits: 1 when customers of all queues wait equally long. */
    double queueFairness() {
        return Jain.index(queues.values().stream()
                .filter(sums -> sums.answered > 0)
                .mapToDouble(sums -> (double) sums.answeredWaitMs / sums.answered)
                .toArray());
    }
}
