package dev.oneline.backend.eventlog;

import dev.oneline.core.config.CallerList;
import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.flow.Condition;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Since version 4 of the log: recordings, messages, and overflow into flows and boxes. */
final class GoldenMessages {
    private GoldenMessages() {}

    static List<Command> commands() {
        return List.of(
                new Command.Configure(config()),
                new Command.PublishFlow(night()),
                arrive("c9", "4008001235"),
                new Command.FinishRecording("c9", "c9-r1", 2_000, 0),
                new Command.FinishPrompt("c9", "c9:turn2", 0),
                new Command.FinishRecording("c9", "c9-r3", 9_000, 0),
                arrive("c10", "4008001236"),
                new Command.EndByCustomer("c10", EndCause.CUSTOMER_HUNG_UP),
                new Command.FinishRecording("c10", "c10-r1", 4_000, 300),
                arrive("c11", "4008001236"));
    }

    private static Flow night() {
        return new Flow(
                "night",
                "Night",
                1,
                "zh-CN",
                "name",
                List.of(
                        node(
                                "name",
                                new Step.RecordMessage(
                                        List.of(new Sound.Recording("your-name")), "name", 5_000, 2_000, "#"),
                                Map.of("next", "say", "empty", "box", "failed", "box")),
                        node(
                                "say",
                                new Step.Play(List.of(new Sound.Value(Sound.As.RECORDING, "{name}")), true),
                                Map.of("next", "box")),
                        node(
                                "box",
                                new Step.Voicemail("team", List.of()),
                                Map.of("next", "callback", "empty", "callback", "failed", "callback")),
                        node(
                                "callback",
                                new Step.OfferCallback("team", "{caller}", "we-call-back"),
                                Map.of("failed", "vip")),
                        node(
                                "vip",
                                new Step.Branch(List.of(new Step.Case(
                                        "yes", List.of(new Condition("caller", Condition.Op.IN_LIST, "vip"))))),
                                Map.of("yes", "bye", "else", "bye")),
                        node("bye", new Step.HangUp(), Map.of())));
    }

    private static TenantConfig config() {
        return config(3, "");
    }

    /** @param more numbers that lead somewhere */
    static TenantConfig config(long version, String extension, TenantConfig.EntryPoint... more) {
        var alice = new TenantConfig.AgentConfig("alice", "Alice", "seller", List.of(), List.of(), 1, extension);
        return config(version, alice, more);
    }

    static TenantConfig config(long version, TenantConfig.AgentConfig alice, TenantConfig.EntryPoint... more) {
        var entries = new ArrayList<TenantConfig.EntryPoint>();
        entries.add(new TenantConfig.EntryPoint("4008001235", "by-flow", ""));
        entries.add(new TenantConfig.EntryPoint("4008001236", "by-box", ""));
        entries.addAll(List.of(more));
        var toFlow = new Overflow("", Target.STAY, Target.flow("night"), 0, Target.STAY, 0, Target.STAY);
        var toBox = new Overflow("", Target.STAY, Target.voicemail("team"), 0, Target.STAY, 0, Target.STAY);
        return new TenantConfig(
                version,
                List.of(
                        queue("sales", Overflow.NONE),
                        queue("team", Overflow.NONE),
                        queue("by-flow", toFlow),
                        queue("by-box", toBox)),
                List.of(
                        RoutingProfile.calls("seller", List.of("sales", "team")),
                        RoutingProfile.phone("nobody", List.of("by-flow", "by-box"))),
                List.of(alice),
                entries,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new VoicemailBox("team", "Team", "zh-CN", "", "team", List.of("alice"), "", 60_000, 3_000),
                        new VoicemailBox("own", "Own", "en", "hello", "", List.of(), "own@example.org", 60_000, 3_000)),
                List.of(new CallerList("vip", "VIP", false, 60_000, List.of("13800000001", "139*"))),
                new TenantConfig.OfferConfig(20_000, "ringback", 30_000, 30_000),
                MenuConfig.USUAL,
                new TenantConfig.Limits(100, 10, 10));
    }

    private static TenantConfig.QueueConfig queue(String queueId, Overflow overflow) {
        return new TenantConfig.QueueConfig(
                queueId, queueId, 10, "hold-music", 60_000, RoutingRule.LONGEST_IDLE, overflow);
    }

    private static FlowNode node(String nodeId, Step step, Map<String, String> exits) {
        return new FlowNode(nodeId, nodeId, step, new TreeMap<>(exits));
    }

    private static Command arrive(String contactId, String entryPoint) {
        return new Command.ArriveContact(
                contactId,
                Channel.VOICE,
                entryPoint,
                new Party("13800000001", "李雷"),
                new Carrier("media-1", "sip-1"),
                Demand.NONE,
                0);
    }
}
