package dev.oneline.core.statistics;

import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.statistics.StatisticsSnapshot.QueueTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues and their targets, as the log named them last, unless the rules ask for others. */
final class ConfiguredTargets {
    private final StatisticsRules rules;
    private final Map<String, ServiceTarget> configured = new LinkedHashMap<>();

    ConfiguredTargets(StatisticsRules rules) {
        this.rules = rules;
    }

    void restore(List<QueueTarget> targets) {
        configured.clear();
        targets.forEach(target -> configured.put(target.queueId(), target.target()));
    }

    void configured(TenantConfig config) {
        configured.clear();
        config.queues().forEach(queue -> configured.put(queue.queueId(), queue.target()));
    }

    /** A wait is in time by the target that holds when it ends. */
    ServiceTarget of(String queueId) {
        return rules.targetOf(queueId, configured.getOrDefault(queueId, ServiceTarget.USUAL));
    }

    List<String> queueIds() {
        return List.copyOf(configured.keySet());
    }

    List<QueueTarget> all() {
        return configured.entrySet().stream()
                .map(entry -> new QueueTarget(entry.getKey(), entry.getValue()))
                .toList();
    }
}
