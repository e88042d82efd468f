package dev.oneline.backend.eventlog;

import dev.oneline.core.config.Announcements;
import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import java.util.List;
import java.util.stream.Stream;

/** Since version 7 of the log: who waits is told where he stands. */
final class GoldenWaiting {
    private GoldenWaiting() {}

    static List<Command> commands() {
        return List.of(
                new Command.Configure(config()),
                new Command.ArriveContact(
                        "c20",
                        Channel.VOICE,
                        "4008001240",
                        new Party("13800000001", "李雷"),
                        new Carrier("media-1", "sip-1"),
                        Demand.NONE,
                        0),
                new Command.FireTimer("announcement:c20"),
                new Command.FinishPrompt("c20", "c20:announcement138", 0));
    }

    private static TenantConfig config() {
        var told = new Announcements(0, 30_000, "zh-CN", "please-wait", true, true);
        return new TenantConfig(
                9,
                Stream.of("sales", "team", "by-flow", "by-box")
                        .map(queueId -> new TenantConfig.QueueConfig(
                                        queueId, queueId, 10, "hold-music", 60_000, RoutingRule.LONGEST_IDLE)
                                .withAnnouncements(told))
                        .toList(),
                List.of(RoutingProfile.calls("seller", List.of("sales", "team", "by-flow", "by-box"))),
                List.of(new TenantConfig.AgentConfig("alice", "Alice", "seller")),
                List.of(new TenantConfig.EntryPoint("4008001240", "sales", "")),
                List.of(),
                List.of(),
                List.of(),
                List.of(new VoicemailBox("team", "Team", "zh-CN", "", "", List.of(), "", 60_000, 3_000, true)),
                List.of(),
                new TenantConfig.OfferConfig(20_000, "ringback", 30_000, 30_000),
                new MenuConfig(16),
                new TenantConfig.Limits(100, 10, 10));
    }
}
