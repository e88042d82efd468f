package dev.oneline.core.agent;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class AgentStatesTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldBringNoContactsBySigningInAlone() {
        story.arrives("c1", "sales-line").signedIn("ana");

        story.thenNotReady("ana", NotReadyReason.SIGNED_IN).thenWaiting("c1", 1);
        story.when(new Command.SignIn("ana")).thenNoNews();
    }

    @Test
    void shouldRefuseToSignInWithoutADesk() {
        story.when(new Command.SignIn("ana")).thenRejected(Rejection.NO_DESK);
    }

    @Test
    void shouldRefuseStrangers() {
        story.when(new Command.AttachDesk("nobody")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.DetachDesk("nobody")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.SignIn("nobody")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.SignOut("nobody")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.SetReady("nobody")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.SetNotReady("nobody", "break")).thenRejected(Rejection.NO_SUCH_AGENT);
    }

    @Test
    void shouldWantASignInBeforeReadiness() {
        story.when(new Command.SetReady("ana")).thenRejected(Rejection.NOT_SIGNED_IN);
        story.when(new Command.SetNotReady("ana", "break")).thenRejected(Rejection.NOT_SIGNED_IN);
        story.when(new Command.SignOut("ana")).thenNoNews();
    }

    @Test
    void shouldSayWhyNotReady() {
        story.ready("ana").when(new Command.SetNotReady("ana", "break"));

        story.thenNotReady("ana", "break");
        story.when(new Command.SetNotReady("ana", "break")).thenNoNews();
        story.when(new Command.SetNotReady("ana", "meeting")).thenNotReady("ana", "meeting");
        story.when(new Command.SetNotReady("ana", "")).thenRejected(Rejection.BAD_ARGUMENT);
        story.when(new Command.SetNotReady("ana", "x".repeat(101))).thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldKeepTheIdlePlaceOnASecondReady() {
        story.ready("ana").ready("ben").when(new Command.SetReady("ana")).thenNoNews();

        story.arrives("c1", "sales-line").thenOffered("c1", "ana");
    }

    @Test
    void shouldDeclineWhatRingsByGoingNotReady() {
        story.ready("ana", "ben").arrives("c1", "sales-line").when(new Command.SetNotReady("ana", "break"));

        story.thenNotReady("ana", "break").thenOffered("c1", "ben");
    }

    @Test
    void shouldTakeBackWhatRingsBySigningOut() {
        story.ready("ana").arrives("c1", "sales-line").when(new Command.SignOut("ana"));

        story.thenAgent("ana", AgentState.SIGNED_OUT).thenWaiting("c1", 1);
    }

    @Test
    void shouldGoNotReadyOnlyAfterTheWrapUp() {
        story.talking("ana", "c1", "sales-line").when(new Command.SetNotReady("ana", "break"));
        story.thenHappened("AgentStateChanged").thenTalking("c1", "ana");
        story.when(new Command.SetNotReady("ana", "break")).thenNoNews();

        story.customerHangsUp("c1").thenAgent("ana", AgentState.WRAP_UP);
        story.arrives("c2", "sales-line").wrapsUp("ana", "c1");

        story.thenNotReady("ana", "break").thenWaiting("c2", 1);
    }

    @Test
    void shouldLetAWishBeTakenBack() {
        story.talking("ana", "c1", "sales-line").when(new Command.SetNotReady("ana", "break"));

        story.when(new Command.SetReady("ana")).thenHappened("AgentStateChanged");
        story.customerHangsUp("c1").wrapsUp("ana", "c1").thenAgent("ana", AgentState.READY);
    }

    @Test
    void shouldHaveNothingToTakeBackWhenReadyFollowsAnyway() {
        story.talking("ana", "c1", "sales-line")
                .when(new Command.SetReady("ana"))
                .thenNoNews();
    }

    @Test
    void shouldSignOutAfterTheContact() {
        story.talking("ana", "c1", "sales-line")
                .when(new Command.SignOut("ana"))
                .thenTalking("c1", "ana");

        story.customerHangsUp("c1").wrapsUp("ana", "c1").thenAgent("ana", AgentState.SIGNED_OUT);
    }

    @Test
    void shouldStayWhenSigningInAgainBeforeTheContactIsOver() {
        story.talking("ana", "c1", "sales-line")
                .when(new Command.SignOut("ana"))
                .when(new Command.SignIn("ana"));

        story.customerHangsUp("c1").wrapsUp("ana", "c1").thenNotReady("ana", NotReadyReason.SIGNED_IN);
    }
}
