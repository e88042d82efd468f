package dev.oneline.core.whatif;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The one place of this package that knows how a configuration is made: a scenario's, and changed ones. */
final class Configs {
    private static final String HOLD_MUSIC = "hold-music";
    private static final int MAX_CONTACTS = 1_000_000;
    private static final long DESK_GRACE_MS = 10_000;
    private static final long GREETING_LIMIT_MS = 30_000;

    private Configs() {}

    static TenantConfig of(Scenario scenario) {
        var queues = new ArrayList<QueueConfig>();
        var entryPoints = new ArrayList<EntryPoint>();
        for (var queue : scenario.queues()) {
            var queueId = queue.queueId();
            queues.add(new QueueConfig(queueId, queueId, queue.maxWaiting(), HOLD_MUSIC, queue.wrapUpLimitMs()));
            entryPoints.add(new EntryPoint(entryPoint(queueId), queueId, ""));
        }
        var agents = new ArrayList<AgentConfig>();
        for (var team : scenario.teams()) {
            for (var agentId : agentIds(team)) {
                agents.add(new AgentConfig(agentId, agentId, team.queueIds()));
            }
        }
        return new TenantConfig(
                1,
                queues,
                agents,
                entryPoints,
                new OfferConfig(scenario.rules().ringMs(), "ringback", DESK_GRACE_MS, GREETING_LIMIT_MS),
                new Limits(MAX_CONTACTS, Math.max(1, agents.size()), queues.size()));
    }

    static String entryPoint(String queueId) {
        return queueId + "-line";
    }

    static List<String> agentIds(Scenario.Team team) {
        return IntStream.rangeClosed(1, team.agents())
                .mapToObj(nth -> team.name() + "-" + nth)
                .toList();
    }

    /** Another agent who serves the same queues. */
    static AgentConfig copy(AgentConfig agent, String agentId) {
        return new AgentConfig(agentId, agent.name(), agent.queueIds());
    }

    static AgentConfig serving(AgentConfig agent, List<String> queueIds) {
        return new AgentConfig(agent.agentId(), agent.name(), queueIds);
    }

    static QueueConfig wrapUpLimit(QueueConfig queue, long wrapUpLimitMs) {
        return new QueueConfig(queue.queueId(), queue.name(), queue.maxWaiting(), queue.holdMusic(), wrapUpLimitMs);
    }

    static OfferConfig ring(OfferConfig offers, long ringMs) {
        return new OfferConfig(ringMs, offers.ringback(), offers.deskGraceMs(), offers.greetingLimitMs());
    }

    /** The same with these; room is made for more agents than there were. */
    static TenantConfig with(
            TenantConfig config, List<QueueConfig> queues, List<AgentConfig> agents, OfferConfig offers) {
        var limits = config.limits();
        return new TenantConfig(
                config.version(),
                queues,
                agents,
                config.entryPoints(),
                offers,
                new Limits(limits.maxContacts(), Math.max(limits.maxAgents(), agents.size()), limits.maxQueues()));
    }
}
