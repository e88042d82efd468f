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

/** A scenario's configuration: the one place of this package that makes one. */
final class ScenarioConfig {
    private static final String HOLD_MUSIC = "hold-music";
    private static final int MAX_CONTACTS = 1_000_000;
    private static final long DESK_GRACE_MS = 10_000;
    private static final long GREETING_LIMIT_MS = 30_000;

    private ScenarioConfig() {}

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
}
