package dev.oneline.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldOfferToTheAgentWhoHasBeenIdleLongest() {
        story.ready("ben").after(1).ready("ana").arrives("c1", "sales-line");

        story.thenOffered("c1", "ben").thenAgent("ana", AgentState.READY);
    }

    @Test
    void shouldBreakTiesOfTheClockByTheLog() {
        story.ready("ben", "ana").arrives("c1", "sales-line");

        story.thenOffered("c1", "ben");
    }

    @Test
    void shouldGiveAReadyAgentTheContactThatHasWaitedLongest() {
        story.arrives("first", "sales-line").after(1_000).arrives("second", "sales-line");

        story.ready("ana");

        story.thenOffered("first", "ana").thenWaiting("second", 2);
    }

    @Test
    void shouldTakeTheLongestWaitOverAllQueuesOfTheAgent() {
        story.arrives("support", "support-line").after(1_000).arrives("sales", "sales-line");

        story.ready("bob");

        story.thenOffered("support", "bob").thenWaiting("sales", 1);
    }

    @Test
    void shouldOfferOnlyToWhoServesTheQueue() {
        story.ready("eve", "qi").arrives("c1", "sales-line");

        story.thenWaiting("c1", 1).thenAgent("eve", AgentState.READY);
    }

    @Test
    void shouldCountAsIdleFromBecomingReadyNotFromSigningIn() {
        story.signedIn("ana").after(1_000).ready("ben").after(1_000);
        story.when(new Command.SetReady("ana"));

        story.arrives("c1", "sales-line").thenOffered("c1", "ben");
    }

    @Test
    void shouldPutAnAgentBehindTheIdleAfterAContact() {
        story.talking("ana", "c1", "sales-line").ready("ben");
        story.when(new Command.HangUp("ana", "c1")).wrapsUp("ana", "c1");

        story.arrives("c2", "sales-line").thenOffered("c2", "ben");
    }

    @Test
    void shouldKeepTheIdlePlaceOfAnAgentAtWhomItRangInVain() {
        story.ready("ana").after(1_000).ready("ben").arrives("c1", "sales-line");
        story.thenOffered("c1", "ana").customerHangsUp("c1");

        story.arrives("c2", "sales-line").thenOffered("c2", "ana");
    }

    @Test
    void shouldOfferTheNextOneAtOnceToAnAgentWhoBecameFree() {
        story.talking("ana", "c1", "sales-line").arrives("c2", "sales-line");
        story.when(new Command.HangUp("ana", "c1"));

        story.wrapsUp("ana", "c1");

        story.thenHappened("ContactClosed", "ContactOffered").thenOffered("c2", "ana");
    }

    @Test
    void shouldOfferNothingWhileTheDeskIsAway() {
        story.ready("ana").when(new Command.DetachDesk("ana")).arrives("c1", "sales-line");
        story.thenWaiting("c1", 1);

        story.when(new Command.AttachDesk("ana"));

        story.thenHappened("DeskAttached", "ContactOffered").thenOffered("c1", "ana");
    }

    @Test
    void shouldCountRingingContactsInPositionsAndQueues() {
        story.arrives("c1", "sales-line").after(500).arrives("c2", "sales-line").ready("ana");

        assertThat(story.view().position("c1")).isEqualTo(1);
        assertThat(story.view().position("c2")).isEqualTo(2);
        var queue = story.view().queue("sales");
        assertThat(queue.waiting()).isEqualTo(2);
        assertThat(queue.longestWaitSinceMs()).isEqualTo(ShardStory.START_MS);
        assertThat(queue.readyAgents()).isZero();
        assertThat(queue.signedInAgents()).isEqualTo(1);
    }

    @Test
    void shouldNameEachOfferAndLegByItsNumber() {
        story.ready("ana", "ben").arrives("c1", "sales-line").declines("ana", "c1");

        assertThat(story.events())
                .contains(new Event.ContactOffered(
                        "c1",
                        "c1:offer2",
                        "ben",
                        "c1:agent2",
                        story.nowMs() + Configs.RING_MS,
                        1,
                        Strategy.LONGEST_IDLE,
                        1,
                        0,
                        ""));
    }
}
