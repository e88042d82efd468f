package dev.oneline.core.whatif;

import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Other staffing and other rules for a day. The changed configuration holds all day: changes that an administrator made
 * during a recorded day are gone.
 *
 * <p>Methods throw {@link IllegalArgumentException} when they name an agent or a queue that there isn't.
 */
public record Staffing(Day day) {
    /** They don't come. */
    public Staffing without(List<String> agentIds) {
        agentIds.forEach(this::requireAgent);
        var gone = new HashSet<>(agentIds);
        var duties = day.duties().stream()
                .filter(duty -> !gone.contains(duty.agentId()))
                .toList();
        var agents = day.config().agents().stream()
                .filter(agent -> !gone.contains(agent.agentId()))
                .toList();
        return with(agents).withDuties(duties);
    }

    /** So many more who serve the same queues, and come and go with him. */
    public Staffing withCopies(String agentId, int copies) {
        var original = requireAgent(agentId);
        var agents = new ArrayList<>(day.config().agents());
        var duties = new ArrayList<>(day.duties());
        for (var nth = 1; nth <= copies; nth++) {
            var copyId = agentId + "+" + nth;
            agents.add(Configs.copy(original, copyId));
            day.duties().stream()
                    .filter(duty -> duty.agentId().equals(agentId))
                    .forEach(duty -> duties.add(duty.of(copyId)));
        }
        return with(agents).withDuties(duties);
    }

    /** He serves these queues. */
    public Staffing serving(String agentId, List<String> queueIds) {
        requireAgent(agentId);
        queueIds.forEach(this::requireQueue);
        return with(day.config().agents().stream()
                .map(agent -> agent.agentId().equals(agentId) ? Configs.serving(agent, queueIds) : agent)
                .toList());
    }

    /** @param wrapUpLimitMs 0: the queue has no wrap-up */
    public Staffing wrapUpLimit(String queueId, long wrapUpLimitMs) {
        requireQueue(queueId);
        return queues(queue -> queue.queueId().equals(queueId) ? Configs.wrapUpLimit(queue, wrapUpLimitMs) : queue);
    }

    /** An offer not answered within it is a RONA. */
    public Staffing ring(long ringMs) {
        return config(
                day.config().queues(),
                day.config().agents(),
                Configs.ring(day.config().offers(), ringMs));
    }

    private AgentConfig requireAgent(String agentId) {
        return day.config().agents().stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no agent " + agentId));
    }

    private void requireQueue(String queueId) {
        if (day.config().queues().stream().noneMatch(queue -> queue.queueId().equals(queueId))) {
            throw new IllegalArgumentException("there is no queue " + queueId);
        }
    }

    private Staffing with(List<AgentConfig> agents) {
        return config(day.config().queues(), agents, day.config().offers());
    }

    private Staffing queues(UnaryOperator<QueueConfig> change) {
        return config(
                day.config().queues().stream().map(change).toList(),
                day.config().agents(),
                day.config().offers());
    }

    private Staffing withDuties(List<Duty> duties) {
        return new Staffing(day.withDuties(duties));
    }

    private Staffing config(List<QueueConfig> queues, List<AgentConfig> agents, OfferConfig offers) {
        return new Staffing(day.with(Configs.with(day.config(), queues, agents, offers)));
    }
}
