package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.flow.LiveFlow.AtNode;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.statistics.FlowFigures;
import dev.oneline.core.statistics.FlowFigures.Left;
import dev.oneline.core.statistics.FlowStatistics;
import dev.oneline.core.statistics.StatisticsRules;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who is where in a flow, and what happened in it: for the picture of a flow. */
class FlowFiguresTest {
    private static final long HALF_HOUR_MS = 30 * 60_000;

    private static final Flow HOURS = flow(
            "hours",
            1,
            "say",
            node("say", new Step.Play(recordings("hours"), true), leads("next", "out")),
            node("out", new Step.Return(), leads()));
    private static final Flow IVR = flow(
            "ivr",
            1,
            "menu",
            node(
                    "menu",
                    new Step.Menu(recordings("menu"), Asking.USUAL),
                    leads("1", "sales", "2", "hours", "3", "end", "no-input", "end", "wrong-input", "end")),
            node("hours", new Step.SubFlow("hours"), leads("next", "menu")),
            node("sales", new Step.Enqueue("sales"), leads("full", "end")),
            node("end", new Step.HangUp(), leads()));

    private final ShardStory story = ShardStory.configured(Configs.small())
            .when(new Command.PublishFlow(HOURS))
            .when(new Command.PublishFlow(IVR))
            .when(new Command.Configure(withLine(), "admin", ""));

    @Test
    void shouldShowWhoIsWhereAndForHowLong() {
        story.arrives("c1", "ivr-line").after(4_000);
        story.arrives("c2", "ivr-line").after(3_000).presses("c2", "2");
        story.after(2_000);

        var live = live();

        assertThat(live.get("ivr"))
                .isEqualTo(new LiveFlow(1, 2, List.of(new AtNode("hours", 1, 2_000), new AtNode("menu", 1, 9_000)), 0));
        assertThat(live.get("hours")).isEqualTo(new LiveFlow(1, 1, List.of(new AtNode("say", 1, 2_000)), 0));
        assertThat(LiveFlow.all(Shard.restore(story.shard().snapshot()).view(), story.nowMs()))
                .isEqualTo(live);
    }

    @Test
    void shouldTellWhoFinishesAnOlderVersion() {
        story.arrives("c1", "ivr-line");
        story.when(new Command.PublishFlow(IVR.withVersion(2), "admin", ""));
        story.arrives("c2", "ivr-line");

        assertThat(live().get("ivr")).isEqualTo(new LiveFlow(2, 1, List.of(new AtNode("menu", 1, 0)), 1));

        story.presses("c1", "1").presses("c2", "3");

        assertThat(live().get("ivr")).isEqualTo(new LiveFlow(2, 0, List.of(), 0));
    }

    @Test
    void shouldStayAtTheNodeThatCalledWhileTheCalledFlowGoesOn() {
        var twice = flow(
                "hours",
                2,
                "say",
                node("say", new Step.Play(recordings("hours"), true), leads("next", "more")),
                node("more", new Step.Play(recordings("more"), true), leads("next", "out")),
                node("out", new Step.Return(), leads()));
        story.when(new Command.PublishFlow(twice, "admin", ""));
        story.arrives("c1", "ivr-line").presses("c1", "2").after(1_000).soundsEnd("c1");
        story.after(500);

        assertThat(live().get("ivr").nodes()).containsExactly(new AtNode("hours", 1, 1_500));
        assertThat(live().get("hours").nodes()).containsExactly(new AtNode("more", 1, 500));
    }

    @Test
    void shouldCountEachVisitExitMissAndHowItEnded() {
        story.arrives("c1", "ivr-line").presses("c1", "7").presses("c1", "2").soundsEnd("c1");
        story.presses("c1", "1");
        story.arrives("c2", "ivr-line").presses("c2", "2").customerHangsUp("c2");
        story.arrives("c3", "ivr-line").presses("c3", "3");

        var ivr = figures("ivr");

        assertThat(ivr.begun()).isEqualTo(3);
        assertThat(ivr.left()).isEqualTo(Map.of(Left.QUEUE, 1L, Left.HANG_UP, 1L, Left.SERVED, 1L));
        var menu = ivr.nodes().get("menu");
        assertThat(menu.visits()).isEqualTo(4);
        assertThat(menu.exits()).isEqualTo(new TreeMap<>(Map.of("1", 1L, "2", 2L, "3", 1L)));
        assertThat(menu.misses()).isEqualTo(Map.of(Missed.WRONG_INPUT, 1L));
        assertThat(ivr.nodes().get("hours").exits()).isEqualTo(new TreeMap<>(Map.of("call", 2L, "next", 1L)));
        assertThat(ivr.nodes().get("hours").left()).isEqualTo(Map.of(Left.HANG_UP, 1L));
        assertThat(ivr.nodes().get("sales").left()).isEqualTo(Map.of(Left.QUEUE, 1L));
        var hours = figures("hours");
        assertThat(hours.begun()).isEqualTo(2);
        assertThat(hours.left()).isEqualTo(Map.of(Left.RETURNED, 1L, Left.HANG_UP, 1L));
        assertThat(hours.nodes().get("out").visits()).isEqualTo(1);
    }

    @Test
    void shouldSayWhereAFlowFailed() {
        var broken = flow("ivr", 2, "back", node("back", new Step.Back(), leads()));
        story.when(new Command.PublishFlow(broken, "admin", ""));

        story.arrives("c1", "ivr-line");

        var ivr = figures("ivr");
        assertThat(ivr.left()).isEqualTo(Map.of(Left.FAULT, 1L));
        assertThat(ivr.nodes().get("back").faults()).isEqualTo(Map.of(FlowFault.NO_WAY_ON, 1L));
    }

    @Test
    void shouldForgetTheOldestHalfHours() {
        story.arrives("c1", "ivr-line").presses("c1", "3");
        story.after(2 * HALF_HOUR_MS);
        story.arrives("c2", "ivr-line").presses("c2", "3");

        var all = read(10, 1_000);
        var young = read(1, 1_000);
        var few = read(10, 6);

        assertThat(all.figures("ivr", all.around(0, story.nowMs() + 1)).begun()).isEqualTo(2);
        assertThat(all.completeSinceMs()).isEqualTo(Long.MIN_VALUE);
        for (var statistics : List.of(young, few)) {
            assertThat(statistics
                            .figures("ivr", statistics.around(0, story.nowMs() + 1))
                            .begun())
                    .isEqualTo(1);
            assertThat(statistics.completeSinceMs()).isEqualTo(HALF_HOUR_MS);
        }
    }

    private Map<String, LiveFlow> live() {
        return LiveFlow.all(story.view(), story.nowMs());
    }

    private FlowFigures figures(String flowId) {
        var statistics = read(10, 1_000);
        return statistics.figures(flowId, statistics.around(0, story.nowMs() + 1));
    }

    private FlowStatistics read(int retained, int maxCells) {
        var statistics = new FlowStatistics(StatisticsRules.asConfigured(ZoneOffset.UTC, retained), maxCells);
        story.log().forEach(statistics::read);
        return statistics;
    }

    private static TenantConfig withLine() {
        var config = Configs.small();
        var entries = new ArrayList<>(config.entryPoints());
        entries.add(new EntryPoint("ivr-line", "sales", "", Demand.NONE, "ivr"));
        return new TenantConfig(
                2, config.queues(), config.profiles(), config.agents(), entries, config.offers(), config.limits());
    }
}
