package dev.oneline.backend.eventlog;

import dev.oneline.core.flow.Asking;
import dev.oneline.core.flow.Condition;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A flow in which every kind of step, sound and condition is. */
final class GoldenFlow {
    private static final Asking ASKING = new Asking(
            true,
            5_000,
            3_000,
            2,
            List.of(new Sound.Recording("no-input")),
            List.of(new Sound.Recording("wrong-input")));

    private GoldenFlow() {}

    static List<Flow> flows() {
        var inner = new Flow(
                "inner",
                "Inner",
                1,
                "en",
                "language",
                List.of(
                        node("language", new Step.SetLanguage("en"), Map.of("next", "return")),
                        node("return", new Step.Return(), Map.of())));
        return List.of(inner, main());
    }

    private static Flow main() {
        return new Flow(
                "main",
                "Main 主流程",
                1,
                "zh-CN",
                "set",
                List.of(
                        node(
                                "set",
                                new Step.SetVariables(new TreeMap<>(Map.of("greeted", "{caller}"))),
                                Map.of("next", "count")),
                        node("count", new Step.Count("tries"), Map.of("next", "inner")),
                        node("inner", new Step.SubFlow("inner"), Map.of("next", "branch")),
                        node("branch", branch(), Map.of("vip", "queue", "else", "menu")),
                        node(
                                "menu",
                                new Step.Menu(List.of(new Sound.Recording("main-menu")), ASKING),
                                Map.of(
                                        "1",
                                        "account",
                                        "8",
                                        "repeat",
                                        "9",
                                        "back",
                                        "0",
                                        "main",
                                        "no-input",
                                        "queue",
                                        "wrong-input",
                                        "bye")),
                        node(
                                "account",
                                new Step.CollectDigits(
                                        List.of(new Sound.Recording("account")), "account", 4, 10, "#", true, ASKING),
                                Map.of("next", "lookup", "no-input", "back", "wrong-input", "bye")),
                        node(
                                "lookup",
                                new Step.LookUp(
                                        "crm",
                                        new TreeMap<>(Map.of("account", "{account}")),
                                        List.of("balance"),
                                        5_000,
                                        List.of(new Sound.Music("hold-music"))),
                                Map.of("found", "say", "not-found", "account", "timeout", "broken", "failed", "queue")),
                        node("say", new Step.Play(values(), true), Map.of("next", "bye")),
                        node("calendar", new Step.ByCalendar("office"), Map.of("open", "bye", "closed", "end")),
                        node("repeat", new Step.Repeat(), Map.of()),
                        node("back", new Step.Back(), Map.of()),
                        node("main", new Step.MainMenu(), Map.of()),
                        node("broken", new Step.Return(), Map.of()),
                        node("queue", new Step.Enqueue("sales"), Map.of("full", "calendar")),
                        node("bye", new Step.Play(List.of(new Sound.Recording("bye")), false), Map.of("next", "end")),
                        node("end", new Step.HangUp(), Map.of())));
    }

    private static Step branch() {
        var subjects = List.of(
                new Condition("caller", Condition.Op.BEGINS_WITH, "139"),
                new Condition("caller", Condition.Op.IS, "1390"),
                new Condition("language", Condition.Op.IS_NOT, "en"),
                new Condition("queue.sales.ready", Condition.Op.AT_LEAST, "1"),
                new Condition("queue.sales.waiting", Condition.Op.BELOW, "5"));
        return new Step.Branch(List.of(new Step.Case("vip", subjects)));
    }

    private static List<Sound> values() {
        return List.of(
                new Sound.Value(Sound.As.AMOUNT, "{balance}"),
                new Sound.Value(Sound.As.NUMBER, "12"),
                new Sound.Value(Sound.As.DIGITS, "{caller}"),
                new Sound.Value(Sound.As.DATE, "2026-11-26"),
                new Sound.Value(Sound.As.TIME, "14:05"));
    }

    private static FlowNode node(String nodeId, Step step, Map<String, String> exits) {
        return new FlowNode(nodeId, nodeId, step, new TreeMap<>(exits));
    }
}
