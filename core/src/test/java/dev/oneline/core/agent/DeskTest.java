package dev.oneline.core.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldForgiveADeskThatComesBackInTime() {
        story.ready("ana").when(new Command.DetachDesk("ana")).after(Configs.DESK_GRACE_MS - 1);

        story.when(new Command.AttachDesk("ana")).after(Configs.DESK_GRACE_MS);

        story.thenAgent("ana", AgentState.READY);
        assertThat(story.view().queue("sales").readyAgents()).isEqualTo(1);
    }

    @Test
    void shouldTakeRepeatedNewsOfADeskAsNone() {
        story.signedIn("ana").when(new Command.AttachDesk("ana")).thenNoNews();

        story.when(new Command.DetachDesk("ana"))
                .when(new Command.DetachDesk("ana"))
                .thenNoNews();
    }

    @Test
    void shouldSignOutWhoStaysAway() {
        story.ready("ana").when(new Command.DetachDesk("ana"));

        story.after(Configs.DESK_GRACE_MS).thenAgent("ana", AgentState.SIGNED_OUT);
        assertThat(story.view().queue("sales").signedInAgents()).isZero();
    }

    @Test
    void shouldKeepTheIdlePlaceWhileTheDeskIsAway() {
        story.ready("ana").ready("ben").when(new Command.DetachDesk("ana")).after(100);
        story.when(new Command.AttachDesk("ana"));

        story.arrives("c1", "sales-line").thenOffered("c1", "ana");
    }

    @Test
    void shouldRingOnThroughTheGraceTimeAndThenPassOn() {
        story.ready("ana").arrives("c1", "sales-line").when(new Command.DetachDesk("ana"));
        story.after(Configs.DESK_GRACE_MS - 1).thenOffered("c1", "ana");
        story.ready("ben");

        story.after(1);

        story.thenHappened("OfferEnded", "AgentStateChanged", "ContactOffered")
                .thenAgent("ana", AgentState.SIGNED_OUT)
                .thenOffered("c1", "ben");
    }

    @Test
    void shouldGiveTheCustomerTheOldPlaceBackWhenTheAgentIsLost() {
        story.talking("ana", "c1", "sales-line").after(5_000).arrives("c2", "sales-line");
        story.when(new Command.DetachDesk("ana")).after(Configs.DESK_GRACE_MS);

        assertThat(story.events())
                .containsExactly(
                        new Event.ConversationEnded("c1", "ana", EndCause.AGENT_LOST, 0),
                        new Event.AgentStateChanged("ana", Presence.SIGNED_OUT, ""),
                        new Event.ContactQueued("c1", "sales", ShardStory.START_MS, ShardStory.START_MS, "", ""));
        story.thenWaiting("c1", 1).thenWaiting("c2", 2).thenCall("c1", "answered");
    }

    @Test
    void shouldGoOnTalkingWhileTheAgentCanBeHeard() {
        story.talking("ana", "c1", "sales-line").when(new Command.ConnectLeg("c1", "c1:agent1"));

        story.when(new Command.DetachDesk("ana")).after(10 * Configs.DESK_GRACE_MS);

        story.thenTalking("c1", "ana");
    }

    @Test
    void shouldLoseTheAgentWhenTheAudioDiesAfterTheGraceTime() {
        story.talking("ana", "c1", "sales-line").when(new Command.ConnectLeg("c1", "c1:agent1"));
        story.when(new Command.DetachDesk("ana")).after(2 * Configs.DESK_GRACE_MS);

        story.when(new Command.LoseLeg("c1", "c1:agent1")).after(0);

        story.thenWaiting("c1", 1).thenAgent("ana", AgentState.SIGNED_OUT);
    }

    @Test
    void shouldKeepTheAgentWhoseDeskCanBringTheAudioBack() {
        story.talking("ana", "c1", "sales-line").when(new Command.ConnectLeg("c1", "c1:agent1"));

        story.when(new Command.LoseLeg("c1", "c1:agent1")).after(10 * Configs.DESK_GRACE_MS);

        story.thenTalking("c1", "ana");
        story.when(new Command.ConnectLeg("c1", "c1:agent1")).thenHappened("LegConnected");
        story.when(new Command.ConnectLeg("c1", "c1:agent1")).thenNoNews();
    }

    @Test
    void shouldIgnoreLegsOfFormerOffers() {
        story.ready("ana", "ben").arrives("c1", "sales-line").declines("ana", "c1");

        story.when(new Command.ConnectLeg("c1", "c1:agent1")).thenNoNews();
        story.when(new Command.LoseLeg("c1", "c1:agent1")).thenNoNews();
    }

    @Test
    void shouldCloseTheWrapUpOfALostAgent() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1").when(new Command.DetachDesk("ana"));

        story.after(Configs.DESK_GRACE_MS);

        story.thenEnded("c1", ContactState.CLOSED, EndCause.CUSTOMER_HUNG_UP).thenAgent("ana", AgentState.SIGNED_OUT);
    }

    @Test
    void shouldAskNobodyToWrapUpWhoIsLongGone() {
        story.talking("ana", "c1", "sales-line").when(new Command.ConnectLeg("c1", "c1:agent1"));
        story.when(new Command.DetachDesk("ana")).after(2 * Configs.DESK_GRACE_MS);

        story.customerHangsUp("c1");

        story.thenHappened("ConversationEnded", "ContactClosed", "AgentStateChanged")
                .thenAgent("ana", AgentState.SIGNED_OUT);
    }
}
