package dev.oneline.core.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import dev.oneline.core.timer.TimerId;
import org.junit.jupiter.api.Test;

class OfferTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldConnectWhenTheAgentAccepts() {
        story.ready("ana").arrives("c1", "sales-line").accepts("ana", "c1");

        story.thenHappened("ContactConnected").thenTalking("c1", "ana");
        assertThat(story.view().queue("sales").waiting()).isZero();
    }

    @Test
    void shouldTakeASecondAcceptAsNoNews() {
        story.ready("ana").arrives("c1", "sales-line").accepts("ana", "c1");

        story.accepts("ana", "c1").thenNoNews();
        story.declines("ana", "c1").thenRejected(Rejection.OFFER_GONE);
    }

    @Test
    void shouldRefuseAnOfferOfSomebodyElse() {
        story.ready("ana").arrives("c1", "sales-line");

        var offerId = story.offerId("c1", "ana");
        story.when(new Command.AcceptOffer("ben", offerId)).thenRejected(Rejection.OFFER_GONE);
        story.when(new Command.AcceptOffer("nobody", offerId)).thenRejected(Rejection.NO_SUCH_AGENT);
        story.thenOffered("c1", "ana");
    }

    @Test
    void shouldRedirectOnNoAnswerAndKeepThePlace() {
        story.ready("ana", "ben").arrives("c1", "sales-line").arrives("c2", "sales-line");
        story.accepts("ben", "c2").arrives("c3", "sales-line");
        story.thenOffered("c1", "ana");

        story.after(Configs.RING_MS);

        story.thenNotReady("ana", NotReadyReason.RONA).thenWaiting("c1", 1).thenWaiting("c3", 2);
    }

    @Test
    void shouldRingAtTheNextAgentAfterNoAnswer() {
        story.ready("ana", "ben").arrives("c1", "sales-line");

        story.after(Configs.RING_MS);

        story.thenHappened("OfferEnded", "AgentStateChanged", "ContactOffered").thenOffered("c1", "ben");
    }

    @Test
    void shouldPassADeclinedContactOn() {
        story.ready("ana", "ben").arrives("c1", "sales-line").declines("ana", "c1");

        story.thenOffered("c1", "ben").thenNotReady("ana", NotReadyReason.DECLINED);
    }

    @Test
    void shouldTakeADeclineOfWhatRingsNoLongerAsNoNews() {
        story.ready("ana").arrives("c1", "sales-line");
        var decline = new Command.DeclineOffer("ana", story.offerId("c1", "ana"));

        story.when(decline).when(decline).thenNoNews();
        story.when(new Command.DeclineOffer("nobody", "c1:offer1")).thenRejected(Rejection.NO_SUCH_AGENT);
    }

    @Test
    void shouldLetTheLogDecideBetweenAcceptAndTimeout() {
        story.ready("ana").arrives("c1", "sales-line");
        var accept = new Command.AcceptOffer("ana", story.offerId("c1", "ana"));
        var timeout = new Command.FireTimer(TimerId.offer("c1"));
        story.outside().forgetTimers();
        story.after(Configs.RING_MS + 5);

        story.when(accept).thenTalking("c1", "ana");
        story.when(timeout).thenNoNews().thenTalking("c1", "ana");
    }

    @Test
    void shouldRefuseAnAcceptThatCameAfterTheTimeout() {
        story.ready("ana").arrives("c1", "sales-line");
        var accept = new Command.AcceptOffer("ana", story.offerId("c1", "ana"));

        story.after(Configs.RING_MS);

        story.when(accept).thenRejected(Rejection.OFFER_GONE).thenWaiting("c1", 1);
    }

    @Test
    void shouldNotEndAnOfferByTheTimerOfTheOneBefore() {
        story.ready("ana", "ben").arrives("c1", "sales-line");
        story.after(5_000).declines("ana", "c1").after(Configs.RING_MS - 5_000);

        story.when(new Command.FireTimer(TimerId.offer("c1")));

        story.thenNoNews().thenOffered("c1", "ben");
        assertThat(story.effects())
                .as("armed again for the offer that rings")
                .containsExactly(new Effect.ArmTimer(
                        TimerId.offer("c1"), story.contact("c1").offer().expiresAtMs()));
    }

    @Test
    void shouldIgnoreTimersOfNobody() {
        story.when(new Command.FireTimer("offer:ghost")).thenNoNews();
        story.when(new Command.FireTimer("desk:ghost")).thenNoNews();
        story.when(new Command.FireTimer("unheard-of:c1")).thenNoNews();
        story.when(new Command.FireTimer("")).thenNoNews();
    }

    @Test
    void shouldFreeTheAgentWhenTheCallerHangsUpWhileItRings() {
        story.ready("ana").arrives("c1", "sales-line").customerHangsUp("c1");

        story.thenHappened("OfferEnded", "ContactAbandoned")
                .thenEnded("c1", ContactState.ABANDONED, EndCause.CUSTOMER_HUNG_UP)
                .thenAgent("ana", AgentState.READY)
                .thenMediaOver("c1");
    }

    @Test
    void shouldOfferTheNextContactToAnAgentWhoseCallerHungUp() {
        story.ready("ana").arrives("c1", "sales-line").arrives("c2", "sales-line");

        story.customerHangsUp("c1");

        story.thenHappened("OfferEnded", "ContactAbandoned", "ContactOffered").thenOffered("c2", "ana");
    }

    @Test
    void shouldHaveOneContactAnAgent() {
        story.talking("ana", "c1", "sales-line").arrives("c2", "sales-line");

        story.thenWaiting("c2", 1).thenTalking("c1", "ana");
    }
}
