package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.media.Hearing;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock of the story stands at 00:16:40 UTC of a Thursday. */
class OverflowTest {
    private static final Target STAY = Target.STAY;
    private static final OfferConfig OFFERS =
            new OfferConfig(Configs.RING_MS, "", Configs.DESK_GRACE_MS, Configs.GREETING_LIMIT_MS);
    private static final Limits LIMITS = new Limits(100, 10, 20);

    @Test
    void shouldSayAMessageWhenClosedAndThenEnd() {
        var story = story(closedAtFirst(Target.message("closed"))).ready("ana");

        story.arrives("c1", "line").thenContact("c1", ContactState.LEAVING);

        story.thenHears("c1", "c1:customer", new Hearing.Prompt(MediaPlanning.farewellPlayId("c1"), "closed", false));
        story.when(new Command.FinishPrompt("c1", MediaPlanning.farewellPlayId("c1"), 0));
        story.thenEnded("c1", ContactState.ABANDONED, EndCause.TURNED_AWAY).thenCall("c1", "ended");
    }

    @Test
    void shouldEndAfterTheMessageEvenWhenNobodyReportsItsEnd() {
        var story = story(closedAtFirst(Target.message("closed"))).ready("ana").arrives("c1", "line");

        story.after(Configs.GREETING_LIMIT_MS).thenEnded("c1", ContactState.ABANDONED, EndCause.TURNED_AWAY);
    }

    @Test
    void shouldServeAgainWhenItOpens() {
        var story = story(closedAtFirst(Target.message("closed"))).ready("ana");

        story.after(200_000).arrives("c1", "line").thenOffered("c1", "ana");
    }

    @Test
    void shouldGoToTheNightServiceWhenNobodyIsSignedIn() {
        var story = story(new Overflow("", STAY, Target.queue("night"), 0, STAY, 0, STAY));

        story.arrives("c1", "line").thenHappened("ContactArrived", "ContactOverflowed", "ContactQueued");
        assertThat(story.contact("c1").queueId()).isEqualTo("night");
        story.ready("ana").arrives("c2", "line").thenOffered("c2", "ana");
    }

    @Test
    void shouldGoElsewhereWhenTheQueueIsLong() {
        var story = story(new Overflow("", STAY, STAY, 1, Target.queue("night"), 0, STAY))
                .signedIn("ana");
        story.arrives("c1", "line").thenWaiting("c1", 1);

        story.arrives("c2", "line");

        assertThat(story.contact("c2").queueId()).isEqualTo("night");
    }

    @Test
    void shouldKeepTheWaitingTimeWhenItGoesElsewhereAfterWaiting() {
        var story = story(new Overflow("", STAY, STAY, 0, STAY, 30_000, Target.queue("night")))
                .signedIn("ana");
        story.arrives("c1", "line").after(20_000).arrives("younger", "night-line");
        story.thenWaiting("younger", 1);

        story.after(10_000);

        story.thenHappened("RoutingStepReached", "ContactOverflowed", "ContactQueued");
        story.thenWaiting("c1", 1).thenWaiting("younger", 2);
    }

    @Test
    void shouldCallBackInTurn() {
        var story = story(new Overflow("", STAY, STAY, 0, STAY, 30_000, Target.callback("we-call-back")));
        story.signedIn("ana").arrives("c1", "line").after(1_000).arrives("c2", "line");

        story.after(29_000);

        story.thenContact("c1", ContactState.LEAVING)
                .thenWaiting("c1:callback", 1)
                .thenWaiting("c2", 2);
        story.customerHangsUp("c1").thenEnded("c1", ContactState.ABANDONED, EndCause.CALLBACK_PROMISED);
        assertThat(story.contact("c1:callback").channel()).isEqualTo(Channel.CALLBACK);
        story.when(new Command.SetReady("ana")).thenOffered("c1:callback", "ana");
    }

    @Test
    void shouldKeepThePlaceOfWhoAsksToBeCalledBack() {
        var story = story(Overflow.NONE).signedIn("ana");
        story.arrives("c1", "line").after(1_000).arrives("c2", "line");

        story.when(new Command.RequestCallback("c1", "", ""));

        story.thenEnded("c1", ContactState.ABANDONED, EndCause.CALLBACK_PROMISED);
        story.thenWaiting("c1:callback", 1).thenWaiting("c2", 2);
        story.when(new Command.RequestCallback("c1", "", "")).thenNoNews();
        story.when(new Command.RequestCallback("c1:callback", "", "")).thenRejected(Rejection.WRONG_STATE);
    }

    @Test
    void shouldCallBackWhereTheCustomerWants() {
        var story = story(Overflow.NONE).signedIn("ana").arrives("c1", "line");

        story.when(new Command.RequestCallback("c1", "withheld", "")).thenRejected(Rejection.BAD_ARGUMENT);
        story.when(new Command.RequestCallback("c1", "+8613900000000", ""));

        assertThat(story.contact("c1:callback").arrival().customer()).isEqualTo(new Party("+8613900000000", ""));
    }

    @Test
    void shouldPromiseNoCallbackToWhoHasNoNumber() {
        assertThat(new Party("13800000000", "").hasNumber()).isTrue();
        for (var address : List.of("", "visitor-1f2e", "anonymous", "12", "1380 000 0000")) {
            assertThat(new Party(address, "").hasNumber()).as(address).isFalse();
        }
    }

    @Test
    void shouldStopGoingOnAfterManyQueues() {
        var queues = new ArrayList<QueueConfig>();
        for (var i = 0; i <= Overflowing.MAX_OVERFLOWS + 1; i++) {
            var on = i > Overflowing.MAX_OVERFLOWS ? STAY : Target.queue("q" + (i + 1));
            queues.add(queue("q" + i, new Overflow("", STAY, on, 0, STAY, 0, STAY)));
        }
        var ids = queues.stream().map(QueueConfig::queueId).toList();
        var story = ShardStory.configured(config(queues, List.of(RoutingProfile.calls("p", ids)), "q0"));

        story.arrives("c1", "line");

        assertThat(story.contact("c1").queueId()).isEqualTo("q" + Overflowing.MAX_OVERFLOWS);
        assertThat(story.contact("c1").overflows()).isEqualTo(Overflowing.MAX_OVERFLOWS);
    }

    @Test
    void shouldGoOnTakingStepsInAQueueWithTheSameOnes() {
        var steps = List.of(RoutingStep.OPEN, new RoutingStep(10_000, List.of(), 1, List.of(), List.of()));
        var rule = new RoutingRule(Strategy.LONGEST_IDLE, 0, 0, RoutingRule.Ring.DEFAULT, steps);
        var waited = new Overflow("", STAY, STAY, 0, STAY, 10_000, Target.queue("night"));
        var story = ShardStory.configured(config(
                List.of(queue("line", waited), new QueueConfig("night", "Night", 10, "", 0, rule)),
                List.of(RoutingProfile.calls("p", List.of("line", "night"))),
                "line"));

        story.arrives("c1", "line").after(10_000);

        assertThat(story.contact("c1").queueId()).isEqualTo("night");
        assertThat(story.contact("c1").reachedMs()).isEqualTo(10_000);
    }

    @Test
    void shouldReckonTheWaitFromWhatWasHandled() {
        var story = story(Overflow.NONE).ready("ana");
        story.arrives("c0", "line").accepts("ana", "c0").arrives("c1", "line").arrives("c2", "line");
        assertThat(story.view().expectedWaitMs("c2")).isNegative();

        story.after(60_000).when(new Command.HangUp("ana", "c0"));

        assertThat(story.view().expectedWaitMs("c2")).isEqualTo(2 * 60_000);
    }

    private static ShardStory story(Overflow overflow) {
        return ShardStory.configured(config(overflow, Overflow.NONE));
    }

    private static Overflow closedAtFirst(Target target) {
        return new Overflow("office", target, STAY, 0, STAY, 0, STAY);
    }

    private static TenantConfig config(Overflow line, Overflow night) {
        var office = new CalendarConfig(
                "office",
                "UTC",
                List.of("open"),
                List.of(new CalendarConfig.WeeklyRule(
                        List.of(DayOfWeek.values()), List.of(new CalendarConfig.Shift(20, 1_000, "open")))),
                List.of());
        return new TenantConfig(
                1,
                List.of(queue("line", line), queue("night", night)),
                List.of(RoutingProfile.calls("p", List.of("line")), RoutingProfile.calls("by-night", List.of("night"))),
                List.of(new AgentConfig("ana", "Ana", "p")),
                List.of(new EntryPoint("line", "line", ""), new EntryPoint("night-line", "night", "")),
                List.of(office),
                OFFERS,
                LIMITS);
    }

    private static TenantConfig config(List<QueueConfig> queues, List<RoutingProfile> profiles, String entryQueueId) {
        return new TenantConfig(
                1,
                queues,
                profiles,
                List.of(new AgentConfig("ana", "Ana", "p")),
                List.of(new EntryPoint("line", entryQueueId, "")),
                OFFERS,
                LIMITS);
    }

    private static QueueConfig queue(String queueId, Overflow overflow) {
        return new QueueConfig(queueId, queueId, 10, "", 0, RoutingRule.LONGEST_IDLE, overflow);
    }
}
