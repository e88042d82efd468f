package dev.oneline.core.simulation;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.story.Configs;
import java.util.ArrayList;
import java.util.List;

/** Configurations that replace each other while contacts are in flight. */
final class SimulatedConfigs {
    static final List<String> AGENT_IDS =
            Configs.AGENTS.stream().map(AgentConfig::agentId).toList();

    private SimulatedConfigs() {}

    static TenantConfig variant(long version, int which) {
        var queues = new ArrayList<>(Configs.QUEUES);
        var agents = new ArrayList<>(Configs.AGENTS);
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        switch (which % 8) {
            case 1 -> agents.removeIf(agent -> agent.agentId().equals("bob"));
            case 2 -> agents.removeIf(agent -> agent.queueIds().contains("sales"));
            case 3 -> agents.replaceAll(agent -> new AgentConfig(agent.agentId(), agent.name(), List.of("support")));
            case 4 ->
                agents.replaceAll(
                        agent -> new AgentConfig(agent.agentId(), agent.name(), List.of("quick", "sales", "support")));
            case 5 -> {
                queues.removeIf(queue -> queue.queueId().equals("support"));
                agents.removeIf(agent -> agent.queueIds().contains("support"));
                entries.removeIf(entry -> entry.queueId().equals("support"));
            }
            // Not sound: an entry into a queue that isn't there.
            case 6 -> entries.add(new EntryPoint("broken", "no-such-queue", ""));
            default -> {}
        }
        var ringMs = which % 3 == 0 ? 5_000 : Configs.RING_MS;
        var offers = new OfferConfig(ringMs, "ringback", Configs.DESK_GRACE_MS, Configs.GREETING_LIMIT_MS);
        return new TenantConfig(version, queues, agents, entries, offers, new Limits(8, 10, 10));
    }
}
