package dev.oneline.core.contact;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.flow.Asking;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The clock of the story stands at 00:16:40 UTC of a Thursday; the line opens at 00:20. */
class OverflowToFlowTest {
    private static final Target STAY = Target.STAY;

    /** 1 to the other line, 2 back to the first one, 9 and good-bye. */
    private static final Flow NIGHT = flow(
            "night-flow",
            1,
            "menu",
            node(
                    "menu",
                    new Step.Menu(recordings("night-menu"), Asking.USUAL),
                    leads("1", "night", "2", "line", "9", "bye", "no-input", "bye", "wrong-input", "bye")),
            node("night", new Step.Enqueue("night"), leads("full", "bye")),
            node("line", new Step.Enqueue("line"), leads("full", "bye")),
            node("bye", new Step.HangUp(), leads()));

    @Test
    void shouldWalkAFlowWhenClosed() {
        var story = story(closedAtFirst(Target.flow("night-flow"))).ready("ana").when(publish(NIGHT));

        story.arrives("c1", "line").thenContact("c1", ContactState.IN_FLOW);

        story.thenHappened("ContactArrived", "ContactOverflowed", "FlowMoved");
        story.presses("c1", "9").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldKeepTheWaitingTimeThroughAFlow() {
        var story = story(new Overflow("", STAY, STAY, 0, STAY, 30_000, Target.flow("night-flow")))
                .signedIn("ana")
                .when(publish(NIGHT));
        story.arrives("c1", "line").after(20_000).arrives("younger", "night-line");

        story.after(10_000).thenHappened("RoutingStepReached", "ContactOverflowed", "FlowMoved");
        story.thenContact("c1", ContactState.IN_FLOW).thenWaiting("younger", 1);
        story.after(5_000).presses("c1", "1");

        story.thenWaiting("c1", 1).thenWaiting("younger", 2);
    }

    @Test
    void shouldWaitOnInTheQueueThatSentItToAFlowWithoutBeingSentAgain() {
        var story = story(new Overflow("", STAY, STAY, 0, STAY, 30_000, Target.flow("night-flow")))
                .signedIn("ana")
                .when(publish(NIGHT));
        story.arrives("c1", "line").after(30_000).presses("c1", "2").thenWaiting("c1", 1);

        story.after(100_000).thenContact("c1", ContactState.QUEUED);

        story.when(new Command.SetReady("ana")).thenOffered("c1", "ana");
    }

    @Test
    void shouldKnowInTheNextFlowWhatTheFirstOneLearned() {
        var story = story(closedAtFirst(Target.flow("night-flow"))).ready("ana").when(publish(NIGHT));
        story.when(publish(flow(
                "day-flow",
                1,
                "set",
                node("set", new Step.SetVariables(new TreeMap<>(Map.of("name", "Li"))), leads("next", "queue")),
                node("queue", new Step.Enqueue("line"), leads("full", "bye")),
                node("bye", new Step.HangUp(), leads()))));

        story.arrives("c1", "flow-line");

        var run = story.contact("c1").run();
        assertThat(run).isNotNull();
        assertThat(run.spot().flowId()).isEqualTo("night-flow");
        assertThat(run.variables()).containsEntry("name", "Li").containsEntry("caller", "13800000000");
    }

    @Test
    void shouldGoOnInTheLanguageThatWasChosenOnlyInAFlowThatSpeaksIt() {
        var story = story(closedAtFirst(Target.flow("night-flow"))).ready("ana").when(publish(NIGHT));
        story.when(publish(flow(
                "day-flow",
                1,
                "english",
                node("english", new Step.SetLanguage("en"), leads("next", "queue")),
                node("queue", new Step.Enqueue("line"), leads("full", "bye")),
                node("bye", new Step.HangUp(), leads()))));

        story.arrives("c1", "flow-line").thenHears("c1", "zh-CN/night-menu");
    }

    @Test
    void shouldPromiseNoMoreCallsThanTheQueueHoldsContacts() {
        var story = story(Overflow.NONE).signedIn("ana");
        story.when(publish(flow(
                "day-flow",
                1,
                "promise",
                node("promise", new Step.OfferCallback("night", "", ""), leads("failed", "sorry")),
                node("sorry", new Step.Play(recordings("sorry"), false), leads("next", "bye")),
                node("bye", new Step.HangUp(), leads()))));

        for (int n = 1; n <= 10; n++) {
            story.arrives("c" + n, "flow-line").thenEnded("c" + n, ContactState.ABANDONED, EndCause.CALLBACK_PROMISED);
        }

        story.arrives("c11", "flow-line").thenHears("c11", "zh-CN/sorry");
    }

    @Test
    void shouldKeepInTheQueueWhomAFlowSendsBackAndForth() {
        var story = story(closedAtFirst(Target.flow("round"))).ready("ana");
        story.when(publish(flow(
                "round",
                1,
                "queue",
                node("queue", new Step.Enqueue("line"), leads("full", "bye")),
                node("bye", new Step.HangUp(), leads()))));

        story.arrives("c1", "line");

        story.thenOffered("c1", "ana");
        assertThat(story.contact("c1").overflows()).isEqualTo(Overflowing.MAX_OVERFLOWS);
    }

    @Test
    void shouldStayWhereTheFlowIsNotPublished() {
        var story = story(closedAtFirst(Target.flow("night-flow"))).ready("ana");

        story.arrives("c1", "line").thenOffered("c1", "ana");
    }

    @Test
    void shouldRefuseAConfigurationWithAFlowThatIsNotPublished() {
        var story = story(Overflow.NONE);

        var next = config(2, closedAtFirst(Target.flow("night-flow")));
        story.when(new Command.Configure(next, "admin", "")).thenRejected(Rejection.NO_SUCH_FLOW);
    }

    private static Command publish(Flow flow) {
        return new Command.PublishFlow(flow, "", "");
    }

    private static ShardStory story(Overflow overflow) {
        return ShardStory.configured(config(1, overflow));
    }

    private static Overflow closedAtFirst(Target target) {
        return new Overflow("office", target, STAY, 0, STAY, 0, STAY);
    }

    private static TenantConfig config(long version, Overflow line) {
        var office = new CalendarConfig(
                "office",
                "UTC",
                List.of("open"),
                List.of(new CalendarConfig.WeeklyRule(
                        List.of(DayOfWeek.values()), List.of(new CalendarConfig.Shift(20, 1_000, "open")))),
                List.of());
        return new TenantConfig(
                version,
                List.of(queue("line", line), queue("night", Overflow.NONE)),
                List.of(RoutingProfile.calls("p", List.of("line", "night"))),
                List.of(new AgentConfig("ana", "Ana", "p")),
                List.of(
                        new EntryPoint("line", "line", ""),
                        new EntryPoint("night-line", "night", ""),
                        new EntryPoint("flow-line", "line", "", Demand.NONE, "day-flow")),
                List.of(office),
                new OfferConfig(Configs.RING_MS, "", Configs.DESK_GRACE_MS, Configs.GREETING_LIMIT_MS),
                new Limits(100, 10, 20));
    }

    private static QueueConfig queue(String queueId, Overflow overflow) {
        return new QueueConfig(queueId, queueId, 10, "", 0, RoutingRule.LONGEST_IDLE, overflow);
    }
}
