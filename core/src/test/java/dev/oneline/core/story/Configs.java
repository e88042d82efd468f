package dev.oneline.core.story;

import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.List;
import java.util.stream.Stream;

/** Configurations that stories start from. */
public final class Configs {
    public static final long RING_MS = 20_000;
    public static final long DESK_GRACE_MS = 10_000;
    public static final long GREETING_LIMIT_MS = 30_000;
    public static final long WRAP_UP_MS = 60_000;

    /** Two queues of three; the hotline greets, the {@code …-line} entries don't. */
    public static final List<QueueConfig> QUEUES = List.of(
            new QueueConfig("sales", "Sales", 3, "hold-music", WRAP_UP_MS, RoutingRule.LONGEST_IDLE),
            new QueueConfig("support", "Support", 3, "hold-music", WRAP_UP_MS, RoutingRule.LONGEST_IDLE),
            new QueueConfig("quick", "No wrap-up", 3, "hold-music", 0, RoutingRule.LONGEST_IDLE));

    /** ana and ben sell, eve supports, bob does both, qi is quick. */
    public static final List<AgentConfig> AGENTS = List.of(
            agent("ana", "Ana", "sales"),
            agent("ben", "Ben", "sales"),
            agent("bob", "Bob", "sales", "support"),
            agent("eve", "Eve", "support"),
            agent("qi", "Qi", "quick"));

    public static final List<EntryPoint> ENTRY_POINTS = List.of(
            new EntryPoint("hotline", "sales", "greeting"),
            new EntryPoint("sales-line", "sales", ""),
            new EntryPoint("support-line", "support", ""),
            new EntryPoint("quick-line", "quick", ""));

    private Configs() {}

    /** Takes calls from these queues alike, one at a time. */
    public static AgentConfig agent(String agentId, String name, String... queueIds) {
        return new AgentConfig(agentId, name, String.join("+", queueIds));
    }

    /** The profiles that {@link #agent} names. */
    public static List<RoutingProfile> profiles(List<AgentConfig> agents) {
        return agents.stream()
                .map(AgentConfig::profileId)
                .distinct()
                .map(id -> RoutingProfile.calls(id, id.isEmpty() ? List.of() : List.of(id.split("\\+"))))
                .toList();
    }

    /** The same, and one that would serve all the queues. */
    private static List<RoutingProfile> profiles(List<AgentConfig> agents, List<QueueConfig> queues) {
        var all = queues.stream().map(QueueConfig::queueId).toList();
        return Stream.concat(profiles(agents).stream(), Stream.of(RoutingProfile.calls("everything", all)))
                .toList();
    }

    /** The queues that an agent of {@link #agent} serves. */
    public static List<String> queueIds(AgentConfig agent) {
        return agent.profileId().isEmpty()
                ? List.of()
                : List.of(agent.profileId().split("\\+"));
    }

    public static TenantConfig small() {
        return with(1, QUEUES, AGENTS, ENTRY_POINTS);
    }

    public static TenantConfig with(
            long version, List<QueueConfig> queues, List<AgentConfig> agents, List<EntryPoint> entryPoints) {
        return new TenantConfig(
                version,
                queues,
                profiles(agents, queues),
                agents,
                entryPoints,
                new OfferConfig(RING_MS, "ringback", DESK_GRACE_MS, GREETING_LIMIT_MS),
                new Limits(7, 10, 10));
    }

    /** The queue {@code line} without greeting, music and wrap-up; its agents take one call at a time. */
    public static TenantConfig oneQueue(RoutingRule rule, List<AgentConfig> agents) {
        return oneQueue(rule, RoutingProfile.calls("line", List.of("line")), agents);
    }

    public static TenantConfig oneQueue(RoutingRule rule, RoutingProfile profile, List<AgentConfig> agents) {
        return new TenantConfig(
                1,
                List.of(new QueueConfig("line", "Line", 100, "", 0, rule)),
                List.of(profile),
                agents,
                List.of(new EntryPoint("line", "line", "")),
                new OfferConfig(RING_MS, "", DESK_GRACE_MS, GREETING_LIMIT_MS),
                new Limits(100, 10, 10));
    }
}
