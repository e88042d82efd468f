package dev.oneline.core.story;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.List;

/** Configurations that stories start from. */
public final class Configs {
    public static final long RING_MS = 20_000;
    public static final long DESK_GRACE_MS = 10_000;
    public static final long GREETING_LIMIT_MS = 30_000;
    public static final long WRAP_UP_MS = 60_000;

    /** Two queues of three; the hotline greets, the {@code …-line} entries don't. */
    public static final List<QueueConfig> QUEUES = List.of(
            new QueueConfig("sales", "Sales", 3, "hold-music", WRAP_UP_MS),
            new QueueConfig("support", "Support", 3, "hold-music", WRAP_UP_MS),
            new QueueConfig("quick", "No wrap-up", 3, "hold-music", 0));

    /** ana and ben sell, eve supports, bob does both, qi is quick. */
    public static final List<AgentConfig> AGENTS = List.of(
            new AgentConfig("ana", "Ana", List.of("sales")),
            new AgentConfig("ben", "Ben", List.of("sales")),
            new AgentConfig("bob", "Bob", List.of("sales", "support")),
            new AgentConfig("eve", "Eve", List.of("support")),
            new AgentConfig("qi", "Qi", List.of("quick")));

    public static final List<EntryPoint> ENTRY_POINTS = List.of(
            new EntryPoint("hotline", "sales", "greeting"),
            new EntryPoint("sales-line", "sales", ""),
            new EntryPoint("support-line", "support", ""),
            new EntryPoint("quick-line", "quick", ""));

    private Configs() {}

    public static TenantConfig small() {
        return with(1, QUEUES, AGENTS, ENTRY_POINTS);
    }

    public static TenantConfig with(
            long version, List<QueueConfig> queues, List<AgentConfig> agents, List<EntryPoint> entryPoints) {
        return new TenantConfig(
                version,
                queues,
                agents,
                entryPoints,
                new OfferConfig(RING_MS, "ringback", DESK_GRACE_MS, GREETING_LIMIT_MS),
                new Limits(7, 10, 10));
    }
}
