package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldHoldAndResume() {
        story.talking("ana", "c1", "sales-line").after(3_000);

        story.when(new Command.HoldContact("ana", "c1")).thenContact("c1", ContactState.HELD);
        assertThat(story.contact("c1").heldSinceMs()).isEqualTo(story.nowMs());
        story.when(new Command.HoldContact("ana", "c1")).thenNoNews();

        story.when(new Command.ResumeContact("ana", "c1")).thenTalking("c1", "ana");
        story.when(new Command.ResumeContact("ana", "c1")).thenNoNews();
        assertThat(story.contact("c1").connectedAtMs()).isEqualTo(ShardStory.START_MS);
    }

    @Test
    void shouldRefuseToActOnAContactOfSomebodyElse() {
        story.talking("ana", "c1", "sales-line").ready("ben");

        story.when(new Command.HoldContact("ben", "c1")).thenRejected(Rejection.NOT_YOUR_CONTACT);
        story.when(new Command.ResumeContact("ben", "c1")).thenRejected(Rejection.NOT_YOUR_CONTACT);
        story.when(new Command.HangUp("ben", "c1")).thenRejected(Rejection.NOT_YOUR_CONTACT);
        story.when(new Command.HangUp("nobody", "c1")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.HangUp("ana", "ghost")).thenRejected(Rejection.NO_SUCH_CONTACT);
    }

    @Test
    void shouldRefuseWhatTheStateDoesntAllow() {
        story.ready("ana").arrives("c1", "sales-line");
        story.when(new Command.HoldContact("ana", "c1")).thenRejected(Rejection.WRONG_STATE);
        story.when(new Command.HangUp("ana", "c1")).thenRejected(Rejection.WRONG_STATE);

        story.accepts("ana", "c1");
        story.wrapsUp("ana", "c1").thenRejected(Rejection.WRONG_STATE);

        story.customerHangsUp("c1");
        story.when(new Command.HoldContact("ana", "c1")).thenRejected(Rejection.WRONG_STATE);
        story.when(new Command.ResumeContact("ana", "c1")).thenRejected(Rejection.WRONG_STATE);
    }

    @Test
    void shouldWrapUpWhoeverHangsUp() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1");

        assertThat(story.events())
                .containsExactly(new Event.ConversationEnded(
                        "c1", "ana", EndCause.CUSTOMER_HUNG_UP, story.nowMs() + Configs.WRAP_UP_MS));
        story.thenContact("c1", ContactState.WRAP_UP).thenAgent("ana", AgentState.WRAP_UP);
        story.when(new Command.HangUp("ana", "c1")).thenNoNews();
    }

    @Test
    void shouldEndAHeldConversationToo() {
        story.talking("ana", "c1", "sales-line").when(new Command.HoldContact("ana", "c1"));

        story.customerHangsUp("c1").thenContact("c1", ContactState.WRAP_UP).thenMediaOver("c1");
    }

    @Test
    void shouldEndAConversationWhoseCustomersMediaDied() {
        story.talking("ana", "c1", "sales-line").when(new Command.LoseLeg("c1", "c1:customer"));

        assertThat(story.contact("c1").ending().cause()).isEqualTo(EndCause.CUSTOMER_LOST);
    }

    @Test
    void shouldCloseWithWhatTheAgentSays() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1");

        story.when(new Command.CompleteWrapUp("ana", "c1", "sold", "two of them"));

        assertThat(story.events()).containsExactly(new Event.ContactClosed("c1", "sold", "two of them"));
        story.thenAgent("ana", AgentState.READY);
        story.when(new Command.CompleteWrapUp("ana", "c1", "sold", "two of them"))
                .thenNoNews();
    }

    @Test
    void shouldCloseByItselfWhenTheWrapUpRunsOut() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1");

        story.after(Configs.WRAP_UP_MS - 1).thenAgent("ana", AgentState.WRAP_UP);
        story.after(1);

        assertThat(story.events()).contains(new Event.ContactClosed("c1", "", ""));
        story.thenEnded("c1", ContactState.CLOSED, EndCause.CUSTOMER_HUNG_UP).thenAgent("ana", AgentState.READY);
    }

    @Test
    void shouldSkipTheWrapUpOfAQueueThatHasNone() {
        story.talking("qi", "c1", "quick-line").when(new Command.HangUp("qi", "c1"));

        story.thenHappened("ConversationEnded", "ContactClosed")
                .thenEnded("c1", ContactState.CLOSED, EndCause.AGENT_HUNG_UP)
                .thenAgent("qi", AgentState.READY)
                .thenCall("c1", "ended")
                .thenMediaOver("c1");
    }

    @Test
    void shouldRefuseAnUnboundedDisposition() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1");

        story.when(new Command.CompleteWrapUp("ana", "c1", "", "")).thenRejected(Rejection.BAD_ARGUMENT);
        story.when(new Command.CompleteWrapUp("ana", "c1", "x".repeat(101), "")).thenRejected(Rejection.BAD_ARGUMENT);
        story.when(new Command.CompleteWrapUp("ana", "c1", "sold", "x".repeat(4_001)))
                .thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldGiveMoreTimeForTheWrapUpUpToABound() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1").after(Configs.WRAP_UP_MS - 1);

        assertThat(ExtendingWrapUp.addsMs(story.view(), story.contact("c1"))).isEqualTo(Configs.WRAP_UP_MS);
        story.when(new Command.ExtendWrapUp("ana", "c1")).thenHappened("WrapUpExtended");

        story.after(2).thenAgent("ana", AgentState.WRAP_UP);
        story.when(new Command.ExtendWrapUp("ana", "c1")).thenHappened("WrapUpExtended");
        story.when(new Command.ExtendWrapUp("ana", "c1")).thenHappened("WrapUpExtended");
        assertThat(ExtendingWrapUp.addsMs(story.view(), story.contact("c1"))).isZero();
        story.when(new Command.ExtendWrapUp("ana", "c1")).thenRejected(Rejection.WRAP_UP_AT_LIMIT);
        story.after(ExtendingWrapUp.MAX_LIMITS * Configs.WRAP_UP_MS);
        story.thenEnded("c1", ContactState.CLOSED, EndCause.CUSTOMER_HUNG_UP);
    }

    @Test
    void shouldExtendNothingButAWrapUpOfOnesOwn() {
        story.talking("ana", "c1", "sales-line");

        story.when(new Command.ExtendWrapUp("ana", "c1")).thenRejected(Rejection.WRONG_STATE);
        story.when(new Command.ExtendWrapUp("ben", "c1")).thenRejected(Rejection.NOT_YOUR_CONTACT);
    }
}
