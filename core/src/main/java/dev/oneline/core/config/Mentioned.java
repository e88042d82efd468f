package dev.oneline.core.config;

import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.GroupConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.TenantConfig.SkillConfig;
import java.util.List;
import java.util.stream.Stream;

/** The skills and groups that a configuration mentions without naming them. */
final class Mentioned {
    private Mentioned() {}

    static List<SkillConfig> skills(List<QueueConfig> queues, List<AgentConfig> agents, List<EntryPoint> entryPoints) {
        return Stream.of(
                        steps(queues).flatMap(step -> step.skills().stream()),
                        agents.stream().flatMap(agent -> agent.skills().stream()),
                        entryPoints.stream().flatMap(entry -> entry.demand().skills().stream()))
                .flatMap(each -> each)
                .map(SkillLevel::skillId)
                .filter(id -> !id.isBlank())
                .distinct()
                .map(id -> new SkillConfig(id, id))
                .toList();
    }

    static List<GroupConfig> groups(List<QueueConfig> queues, List<AgentConfig> agents) {
        return Stream.concat(
                        steps(queues).flatMap(step -> step.groupIds().stream()),
                        agents.stream().flatMap(agent -> agent.groupIds().stream()))
                .distinct()
                .map(id -> new GroupConfig(id, id))
                .toList();
    }

    private static Stream<RoutingStep> steps(List<QueueConfig> queues) {
        return queues.stream().flatMap(queue -> queue.routing().steps().stream());
    }
}
