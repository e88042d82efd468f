package dev.oneline.backend.eventlog;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.flow.Asking;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.TransferOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flows that lead to one agent, or to a number outside, and what comes after an agent. */
final class GoldenPeople {
    private static final String NUMBER = "4008001237";

    private GoldenPeople() {}

    static List<Command> commands() {
        return List.of(
                new Command.Configure(GoldenMessages.config(
                        4, "601", new TenantConfig.EntryPoint(NUMBER, "sales", "", Demand.NONE, "people"))),
                new Command.PublishFlow(people()),
                arrive("c12", new Carrier("media-1", "sip-1")),
                new Command.AnswerTransfer("c12", "c12-c1"),
                new Command.EndTransfer("c12", "c12-c1", TransferOutcome.HUNG_UP, 200),
                new Command.FinishInput("c12", "c12:input2", "5", 1, 0),
                arrive("c13", new Carrier("media-1", null, "sip-1")),
                new Command.EndTransfer("c13", "c13-c1", TransferOutcome.BUSY, 0),
                arrive("c14", new Carrier("media-1", null)));
    }

    /** Alice is dialled by her name. */
    static List<Command> named() {
        return List.of(
                new Command.Configure(GoldenMessages.config(
                        5,
                        new TenantConfig.AgentConfig(
                                "alice", "爱丽丝", "seller", List.of(), List.of(), 1, "601", "Ai Li Si"),
                        new TenantConfig.EntryPoint(NUMBER, "sales", "", Demand.NONE, "names"))),
                new Command.PublishFlow(names()),
                arrive("c15", new Carrier("media-1", "sip-1")),
                new Command.FinishInput("c15", "c15:input1", "9", 1, 0),
                new Command.FinishInput("c15", "c15:input2", "257", 3, 0),
                new Command.FinishInput("c15", "c15:input3", "1", 1, 0));
    }

    private static Flow names() {
        return new Flow(
                "names",
                "Names",
                1,
                "zh-CN",
                "name",
                List.of(
                        node(
                                "name",
                                new Step.DialByName(List.of(new Sound.Recording("enter-name")), "person", Asking.USUAL),
                                Map.of("next", "ring", "no-input", "bye", "wrong-input", "bye")),
                        node(
                                "ring",
                                new Step.RingAgent("{person}", "sales"),
                                Map.of("busy", "bye", "no-answer", "bye", "failed", "bye")),
                        node("bye", new Step.HangUp(), Map.of())));
    }

    private static Flow people() {
        return new Flow(
                "people",
                "People",
                1,
                "zh-CN",
                "outside",
                List.of(
                        node(
                                "outside",
                                new Step.Transfer(
                                        "{caller}", List.of("138"), 20_000, List.of(new Sound.Music("hold-music"))),
                                Map.of("next", "rate", "busy", "alice", "no-answer", "alice", "failed", "alice")),
                        node(
                                "alice",
                                new Step.RingAgent("601", "sales"),
                                Map.of("busy", "sales", "no-answer", "sales", "failed", "sales", "after", "rate")),
                        node("sales", new Step.Enqueue("sales"), Map.of("full", "bye", "after", "rate")),
                        node(
                                "rate",
                                new Step.Survey(
                                        List.of(
                                                new Sound.Recording("how-was-it"),
                                                new Sound.Value(Sound.As.TEXT, "{caller}, 1–5?")),
                                        "service",
                                        5,
                                        Asking.USUAL),
                                Map.of("next", "bye", "no-input", "bye", "wrong-input", "bye")),
                        node("bye", new Step.HangUp(), Map.of())));
    }

    private static FlowNode node(String nodeId, Step step, Map<String, String> exits) {
        return new FlowNode(nodeId, nodeId, step, new TreeMap<>(exits));
    }

    private static Command arrive(String contactId, Carrier carrier) {
        return new Command.ArriveContact(
                contactId, Channel.VOICE, NUMBER, new Party("13800000001", "李雷"), carrier, Demand.NONE, 0);
    }
}
