package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.TenantConfig;
import java.util.HashMap;
import java.util.LinkedHashMap;

/** How a configuration changes the state. */
final class EvolvingConfig {
    private EvolvingConfig() {}

    static void configured(ShardState state, TenantConfig config, long atMs) {
        var configs = new HashMap<String, TenantConfig.AgentConfig>();
        config.agents().forEach(agent -> configs.put(agent.agentId(), agent));
        var everybody = new LinkedHashMap<String, Agent>();
        for (var agent : state.agents()) {
            var agentConfig = configs.get(agent.agentId());
            if (agentConfig != null) {
                everybody.put(agent.agentId(), agent.configured(agentConfig));
            } else if (agent.signedIn()) {
                everybody.put(agent.agentId(), agent.unconfigured());
            }
        }
        for (var agentConfig : config.agents()) {
            everybody.putIfAbsent(agentConfig.agentId(), Agent.signedOut(agentConfig, atMs));
        }
        state.configure(config, everybody.values().stream().toList());
    }
}
