package dev.oneline.core.simulation;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;

import dev.oneline.core.flow.Asking;
import dev.oneline.core.flow.Condition;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flows that replace each other while contacts are in them; every step is in one of them. */
final class SimulatedFlows {
    static final List<String> FLOW_IDS = List.of("opinion", "main");

    private SimulatedFlows() {}

    static Flow variant(String flowId, long version, int which) {
        return flowId.equals("main") ? main(version, which) : opinion(version);
    }

    /** @param which 3: one that isn't sound */
    private static Flow main(long version, int which) {
        var asking = new Asking(which % 2 == 0, 5_000, 2_000, 1 + which % 3, recordings("pardon"), List.of());
        return flow(
                "main",
                version,
                "hours",
                Stream.of(menus(which, asking), account(which, asking), ends(which))
                        .flatMap(List::stream)
                        .toArray(FlowNode[]::new));
    }

    private static List<FlowNode> menus(int which, Asking asking) {
        return List.of(
                node(
                        "hours",
                        new Step.ByCalendar("office"),
                        leads("open", "crowd", "closed", which % 4 == 1 ? "bye" : "crowd")),
                node(
                        "crowd",
                        new Step.Branch(List.of(
                                new Step.Case(
                                        "crowded",
                                        List.of(new Condition("queue.sales.waiting", Condition.Op.AT_LEAST, "3"))),
                                new Step.Case(
                                        "lost",
                                        List.of(new Condition("queue.sales.ready", Condition.Op.AT_LEAST, "2"))))),
                        leads("crowded", "to-quick", "lost", "back", "else", "menu")),
                node(
                        "menu",
                        new Step.Menu(recordings("main-menu"), asking),
                        leads(
                                "1",
                                "to-sales",
                                "2",
                                "account",
                                "3",
                                "opinion",
                                "4",
                                "deeper",
                                "0",
                                "to-support",
                                "5",
                                "message",
                                "6",
                                "name",
                                "7",
                                "outside",
                                "9",
                                "one",
                                "*",
                                "who",
                                "8",
                                "call-me",
                                "no-input",
                                "to-support",
                                "wrong-input",
                                which % 7 == 3 ? "nowhere" : "bye")),
                node(
                        "deeper",
                        new Step.Menu(recordings("deeper"), asking),
                        leads(
                                "1",
                                "repeat",
                                "9",
                                "back",
                                "0",
                                "main-menu",
                                "no-input",
                                "back",
                                "wrong-input",
                                "to-quick")));
    }

    private static List<FlowNode> account(int which, Asking asking) {
        return List.of(
                node(
                        "account",
                        new Step.CollectDigits(recordings("account"), "account", 2, 6, "#", which % 2 == 1, asking),
                        leads("next", "balance", "no-input", "main-menu", "wrong-input", "bye")),
                node(
                        "balance",
                        new Step.LookUp(
                                "crm",
                                new TreeMap<>(Map.of("account", "{account}")),
                                List.of("balance"),
                                8_000,
                                List.of(new Sound.Music("hold-music"))),
                        leads("found", "say", "not-found", "count", "timeout", "to-support", "failed", "deeper")),
                node("count", new Step.Count("tries"), leads("next", "account")),
                node(
                        "say",
                        new Step.Play(List.of(new Sound.Value(Sound.As.AMOUNT, "{balance}")), which % 3 == 0),
                        leads("next", "deeper")));
    }

    private static List<FlowNode> ends(int which) {
        return List.of(
                node("opinion", new Step.SubFlow("opinion"), leads("next", "bye")),
                node(
                        "message",
                        new Step.Voicemail(which % 5 == 4 ? "lost" : which % 2 == 0 ? "night" : "own", List.of()),
                        leads("next", "bye", "empty", "deeper", "failed", "bye")),
                node(
                        "name",
                        new Step.RecordMessage(recordings("your-name"), "name", 5_000, 2_000, "#"),
                        leads("next", "say-name", "empty", "deeper", "failed", "bye")),
                node(
                        "say-name",
                        new Step.Play(List.of(new Sound.Value(Sound.As.RECORDING, "{name}")), true),
                        leads("next", "deeper")),
                node("call-me", new Step.OfferCallback("sales", "", "bye"), leads("failed", "deeper")),
                node("bye", new Step.Play(recordings("bye"), true), leads("next", "end")),
                node("end", new Step.HangUp(), leads()),
                node("repeat", new Step.Repeat(), leads()),
                node("back", new Step.Back(), leads()),
                node("main-menu", new Step.MainMenu(), leads()),
                node(
                        "outside",
                        new Step.Transfer(
                                which % 2 == 0 ? "13700000000" : "{caller}",
                                List.of("138"),
                                15_000,
                                recordings("please-hold")),
                        leads("next", "bye", "busy", "deeper", "no-answer", "message", "failed", "deeper")),
                node(
                        "one",
                        new Step.RingAgent(
                                List.of("nobody", "ana", "ben", "eve").get(which % 4), "sales"),
                        leads("busy", "deeper", "no-answer", "message", "failed", "to-support", "after", "rate")),
                node(
                        "who",
                        new Step.DialByName(recordings("enter-name"), "person", Asking.USUAL),
                        leads("next", "them", "no-input", "deeper", "wrong-input", "bye")),
                node(
                        "them",
                        new Step.RingAgent("{person}", "support"),
                        leads("busy", "who", "no-answer", "message", "failed", "to-support", "after", "rate")),
                node(
                        "rate",
                        new Step.Survey(recordings("how-was-it"), "service", 5, Asking.USUAL),
                        leads("next", "bye", "no-input", "bye", "wrong-input", "end")),
                node(
                        "to-sales",
                        new Step.Enqueue("sales"),
                        which % 4 == 0 ? leads("full", "deeper") : leads("full", "deeper", "after", "rate")),
                node("to-support", new Step.Enqueue("support"), leads("full", "bye", "after", "rate")),
                node("to-quick", new Step.Enqueue("quick"), leads("full", "bye", "after", "rate")));
    }

    private static Flow opinion(long version) {
        return flow(
                "opinion",
                version,
                "language",
                node("language", new Step.SetLanguage("en"), leads("next", "ask")),
                node(
                        "ask",
                        new Step.Menu(recordings("how-was-it"), Asking.USUAL),
                        leads("1", "good", "2", "again", "no-input", "done", "wrong-input", "done")),
                node(
                        "good",
                        new Step.SetVariables(new TreeMap<>(Map.of("opinion", "good of {caller}"))),
                        leads("next", "done")),
                node("again", new Step.Back(), leads()),
                node("done", new Step.Return(), leads()));
    }
}
