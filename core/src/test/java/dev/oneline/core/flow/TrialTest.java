package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.flow.trial.Coverage;
import dev.oneline.core.flow.trial.Exploring;
import dev.oneline.core.flow.trial.Exploring.Explored;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialReport;
import dev.oneline.core.flow.trial.TrialReport.Found;
import dev.oneline.core.flow.trial.TrialReport.Kind;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.flow.trial.TrialRun;
import dev.oneline.core.flow.trial.TrialStep;
import dev.oneline.core.flow.trial.TrialSuite;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.story.Configs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Flow FLOW = flow(
            "ivr",
            1,
            "hello",
            node("hello", new Step.Play(recordings("hello"), true), leads("next", "menu")),
            node(
                    "menu",
                    new Step.Menu(recordings("menu"), Asking.USUAL),
                    leads("1", "sales", "2", "start", "no-input", "bye", "wrong-input", "bye")),
            node("start", new Step.SetVariables(new TreeMap<>(Map.of("tries", "0"))), leads("next", "account")),
            node(
                    "account",
                    new Step.CollectDigits(recordings("account"), "account", 2, 6, "#", false, Asking.USUAL),
                    leads("next", "crm", "no-input", "bye", "wrong-input", "bye")),
            node(
                    "crm",
                    new Step.LookUp(
                            "crm", new TreeMap<>(Map.of("account", "{account}")), List.of("balance"), 3_000, List.of()),
                    leads("found", "say", "not-found", "count", "timeout", "sales", "failed", "sales")),
            node("count", new Step.Count("tries"), leads("next", "enough")),
            node(
                    "enough",
                    new Step.Branch(
                            List.of(new Step.Case("yes", List.of(new Condition("tries", Condition.Op.AT_LEAST, "3"))))),
                    leads("yes", "sales", "else", "account")),
            node(
                    "say",
                    new Step.Play(List.of(new Sound.Value(Sound.As.NUMBER, "{balance}")), true),
                    leads("next", "bye")),
            node("sales", new Step.Enqueue("sales"), leads("full", "bye")),
            node("bye", new Step.Play(recordings("bye"), false), leads("next", "end")),
            node("end", new Step.HangUp(), leads()));

    @Test
    void shouldPassWhenAllIsAsItShouldBe() {
        var report = run(
                new TrialStep.Hears(List.of("zh-CN/hello", "zh-CN/menu")),
                new TrialStep.Presses("2"),
                new TrialStep.Presses("100200"),
                new TrialStep.Answers(
                        "crm",
                        new TreeMap<>(Map.of("account", "100200")),
                        LookUpOutcome.FOUND,
                        new TreeMap<>(Map.of("balance", "15"))),
                new TrialStep.Hears(List.of("zh-CN/ten", "zh-CN/n5", "zh-CN/bye")),
                new TrialStep.Served());

        assertThat(report.failure()).isNull();
        assertThat(report.ways()).contains(new Way("ivr", "crm", "found"), new Way("ivr", "bye", "next"));
    }

    @Test
    void shouldSayWhereItFails() {
        assertThat(run(new TrialStep.Presses("1"), new TrialStep.Queued("support"))
                        .failure())
                .isEqualTo(new TrialReport.Failure(
                        1, new TrialStep.Queued("support"), new Found(Kind.IN_QUEUE, List.of("sales"))));
        assertThat(run(new TrialStep.Presses("1"), new TrialStep.Presses("2"))
                        .failure()
                        .actual())
                .isEqualTo(new Found(Kind.IN_QUEUE, List.of("sales")));
        assertThat(run(new TrialStep.Hears(List.of("zh-CN/menu", "zh-CN/hello")))
                        .failure()
                        .actual())
                .isEqualTo(new Found(Kind.HEARD, List.of("zh-CN/hello", "zh-CN/menu")));
        assertThat(run(new TrialStep.Served()).failure().actual())
                .isEqualTo(new Found(Kind.WAITS_FOR_KEYS, List.of("menu")));
    }

    @Test
    void shouldWaitOnlyInItsOwnTime() {
        var report = run(
                new TrialStep.Presses("2"),
                new TrialStep.Presses("12"),
                new TrialStep.Answers("crm", new TreeMap<>(), null, new TreeMap<>()),
                new TrialStep.Queued("sales"));

        assertThat(report.failure()).isNull();
    }

    @Test
    void shouldFindAWayThroughEveryExit() {
        var explored = explore(List.of(FLOW), "ivr", () -> true);

        var suite = TrialSuite.run(Configs.small(), List.of(FLOW), FLOW, explored.trials(), () -> true);
        assertThat(suite.passed()).as(suite.toString()).isTrue();
        assertThat(explored.coverage()).isEqualTo(suite.coverage());
        assertThat(explored.trials())
                .hasSizeLessThan(20)
                .anyMatch(trial -> trial.steps().getLast().equals(new TrialStep.Queued("sales")))
                .anyMatch(trial -> trial.steps().getLast().equals(new TrialStep.Served()));
    }

    @Test
    void shouldWalkOnFromTheNodeThatCalledAFlow() {
        var called = flow(
                "hours",
                1,
                "say",
                node("say", new Step.Play(recordings("hours"), true), leads("next", "out")),
                node("out", new Step.Return(), leads()));
        var caller = flow(
                "outer",
                1,
                "ask",
                node("ask", new Step.SubFlow("hours"), leads("next", "bye")),
                node("bye", new Step.HangUp(), leads()));

        var explored = explore(List.of(called, caller), "outer", () -> true);

        assertThat(explored.coverage().missing()).isEmpty();
    }

    /** Back where it was: nothing new comes after it, and yet somebody has to press the key. */
    @Test
    void shouldAlsoKeepWaysThatLeadBack() {
        var flow = flow(
                "menus",
                1,
                "top",
                node(
                        "top",
                        new Step.Menu(recordings("top"), Asking.USUAL),
                        leads("1", "sub", "2", "english", "no-input", "bye", "wrong-input", "bye")),
                node(
                        "sub",
                        new Step.Menu(recordings("sub"), Asking.USUAL),
                        leads("9", "back", "no-input", "bye", "wrong-input", "bye")),
                node("english", new Step.SetLanguage("en"), leads("next", "top")),
                node("back", new Step.Back(), leads()),
                node("bye", new Step.HangUp(), leads()));

        var trials = explore(List.of(flow), "menus", () -> true).trials();

        assertThat(TrialSuite.run(Configs.small(), List.of(flow), flow, trials, () -> true)
                        .coverage()
                        .missing())
                .isEmpty();
    }

    @Test
    void shouldTryNumbersOutsideAgentsAndWhatComesAfterThem() {
        var flow = flow(
                "people",
                1,
                "who",
                node(
                        "who",
                        new Step.Menu(recordings("who"), Asking.USUAL),
                        leads(
                                "1",
                                "outside",
                                "2",
                                "ana",
                                "3",
                                "nobody",
                                "4",
                                "any",
                                "no-input",
                                "bye",
                                "wrong-input",
                                "bye")),
                node(
                        "outside",
                        new Step.Transfer("13900000000", List.of(), 20_000, List.of()),
                        leads("next", "bye", "busy", "any", "no-answer", "any", "failed", "any")),
                node(
                        "ana",
                        new Step.RingAgent("ana", "sales"),
                        leads("busy", "any", "no-answer", "any", "failed", "any", "after", "rate")),
                node(
                        "nobody",
                        new Step.RingAgent("{who}", "sales"),
                        leads("busy", "any", "no-answer", "any", "failed", "any")),
                node("any", new Step.Enqueue("sales"), leads("full", "bye", "after", "rate")),
                node(
                        "rate",
                        new Step.Survey(recordings("how-was-it"), "service", 3, Asking.USUAL),
                        leads("next", "bye", "no-input", "bye", "wrong-input", "bye")),
                node("bye", new Step.HangUp(), leads()));

        var explored = explore(List.of(flow), "people", () -> true);

        assertThat(explored.trials()).allMatch(trial -> TrialRun.run(Configs.small(), List.of(flow), "people", trial)
                .passed());
        // Nobody has such a name, ready or not; ana has, so that she can't be missing.
        assertThat(explored.coverage().missing())
                .containsExactlyInAnyOrder(
                        new Way("people", "nobody", "busy"),
                        new Way("people", "nobody", "no-answer"),
                        new Way("people", "ana", "failed"));
    }

    @Test
    void shouldComeToAnEndWhenItsTimeIsOver() {
        var looks = new AtomicInteger();
        var trial = new Trial("t", 1_000, "1", "400", new LinkedHashSet<>(), List.of(new TrialStep.Presses("1")));

        var late = TrialRun.run(Configs.small(), List.of(FLOW), "ivr", trial, () -> looks.incrementAndGet() < 2);

        assertThat(late.failure().actual()).isEqualTo(new Found(Kind.OUT_OF_TIME, List.of()));
        assertThat(explore(List.of(FLOW), "ivr", () -> false).trials()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyCanCallLikeThat() {
        var unknown = new Trial("t", 1_000, "1", "400", new LinkedHashSet<>(List.of("nobody")), List.of());
        assertThat(TrialRun.run(Configs.small(), List.of(FLOW), "ivr", unknown)
                        .failure()
                        .actual())
                .isEqualTo(new Found(Kind.NO_SUCH_QUEUE, List.of("nobody")));
        var twice = new Trial("t", 1_000, "1", "full:sales", new LinkedHashSet<>(List.of("sales")), List.of());
        assertThat(TrialRun.run(Configs.small(), List.of(FLOW), "ivr", twice)
                        .failure()
                        .actual())
                .isEqualTo(new Found(Kind.NOT_POSSIBLE, List.of()));
    }

    private static Explored explore(List<Flow> flows, String flowId, BooleanSupplier inTime) {
        return Exploring.explore(
                Configs.small(), flows, flowId, Exploring.callers(Configs.small(), 1_000, "400"), inTime);
    }

    @Test
    void shouldHearTextsAsTheyAreWritten() {
        var flow = flow(
                "ivr",
                1,
                "say",
                node(
                        "say",
                        new Step.Play(List.of(new Sound.Value(Sound.As.TEXT, "您是{caller}")), true),
                        leads("next", "end")),
                node("end", new Step.HangUp(), leads()));
        var hears = new Trial(
                "t", 1_000, "138", "400", new LinkedHashSet<>(), List.of(new TrialStep.Hears(List.of("say:您是138"))));

        var report = TrialRun.run(Configs.small(), List.of(flow), "ivr", hears);

        assertThat(report.failure()).isNull();
        assertThat(report.heard()).containsExactly("say:您是138");
    }

    @Test
    void shouldTellWhatNobodyTried() {
        var report = run(new TrialStep.Presses("1"));

        var coverage = Coverage.of(FLOW, report.ways());

        assertThat(coverage.nodesWalked()).isEqualTo(3);
        assertThat(coverage.exitsWalked()).isEqualTo(2);
        assertThat(coverage.missing()).contains(new Way("ivr", "crm", ""), new Way("ivr", "menu", "2"));
    }

    @Test
    void shouldTryTheSameFlowInWriting() {
        var written = new Trial(
                "t",
                Channel.CHAT,
                1_000,
                "visitor-1",
                "400",
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                List.of(
                        new TrialStep.Hears(List.of("zh-CN/hello", "zh-CN/menu")),
                        new TrialStep.Presses("two"),
                        new TrialStep.Hears(List.of("zh-CN/menu")),
                        new TrialStep.Presses("1"),
                        new TrialStep.Queued("sales")));
        var silent = written.with(List.of(new TrialStep.Presses(""), new TrialStep.Queued("sales")));

        assertThat(TrialRun.run(Configs.small(), List.of(FLOW), "ivr", written).failure())
                .isNull();
        // Nobody is put through to somebody who has gone.
        assertThat(TrialRun.run(Configs.small(), List.of(FLOW), "ivr", silent)
                        .failure()
                        .actual())
                .isEqualTo(new Found(Kind.GONE, List.of()));
    }

    private static TrialReport run(TrialStep... steps) {
        var trial = new Trial("t", 1_000, "13800000001", "400", new LinkedHashSet<>(), List.of(steps));
        return TrialRun.run(Configs.small(), List.of(FLOW), "ivr", trial);
    }
}
