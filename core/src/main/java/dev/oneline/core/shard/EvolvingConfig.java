package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.TenantConfig;
import java.util.HashSet;
import java.util.List;

/** How a configuration changes the state. */
final class EvolvingConfig {
    private EvolvingConfig() {}

    static void configured(ShardState state, TenantConfig config, long atMs) {
        state.configure(config);
        var configured = new HashSet<String>();
        for (var agentConfig : config.agents()) {
            configured.add(agentConfig.agentId());
            var agent = state.agent(agentConfig.agentId());
            state.put(agent == null ? Agent.signedOut(agentConfig, atMs) : agent.configured(agentConfig));
        }
        for (var agent : List.copyOf(state.agents())) {
            if (configured.contains(agent.agentId())) {
                continue;
            }
            if (agent.signedIn()) {
                state.put(agent.unconfigured());
            } else {
                state.removeAgent(agent.agentId());
            }
        }
    }
}
