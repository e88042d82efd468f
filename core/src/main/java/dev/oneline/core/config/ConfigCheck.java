package dev.oneline.core.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** Whether a configuration makes sense in itself. */
final class ConfigCheck {
    private ConfigCheck() {}

    static boolean sound(TenantConfig config) {
        return withinLimits(config)
                && queuesSound(config)
                && entryPointsSound(config)
                && agentsSound(config)
                && offersSound(config.offers());
    }

    private static boolean withinLimits(TenantConfig config) {
        var limits = config.limits();
        return limits.maxContacts() > 0
                && config.agents().size() <= limits.maxAgents()
                && config.queues().size() <= limits.maxQueues();
    }

    private static boolean queuesSound(TenantConfig config) {
        return unique(config.queues(), TenantConfig.QueueConfig::queueId)
                && config.queues().stream().allMatch(queue -> queue.maxWaiting() > 0 && queue.wrapUpLimitMs() >= 0);
    }

    private static boolean entryPointsSound(TenantConfig config) {
        var queueIds = queueIds(config);
        return unique(config.entryPoints(), TenantConfig.EntryPoint::address)
                && config.entryPoints().stream().allMatch(entry -> queueIds.contains(entry.queueId()));
    }

    private static boolean agentsSound(TenantConfig config) {
        var queueIds = queueIds(config);
        return unique(config.agents(), TenantConfig.AgentConfig::agentId)
                && config.agents().stream()
                        .allMatch(agent -> unique(agent.queueIds(), Function.identity())
                                && queueIds.containsAll(agent.queueIds()));
    }

    private static boolean offersSound(TenantConfig.OfferConfig offers) {
        return offers.ringMs() > 0 && offers.deskGraceMs() >= 0 && offers.greetingLimitMs() > 0;
    }

    private static Collection<String> queueIds(TenantConfig config) {
        var queueIds = new HashSet<String>();
        config.queues().forEach(queue -> queueIds.add(queue.queueId()));
        return queueIds;
    }

    private static <T> boolean unique(List<T> values, Function<T, String> id) {
        var seen = new HashSet<String>();
        return values.stream().map(id).allMatch(each -> !each.isEmpty() && seen.add(each));
    }
}
