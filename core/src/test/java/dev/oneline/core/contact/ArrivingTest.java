package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.media.Hearing;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class ArrivingTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldGreetBeforeQueueing() {
        story.ready("ana").arrives("c1", "hotline");

        story.thenHappened("ContactArrived").thenContact("c1", ContactState.ARRIVED);
    }

    @Test
    void shouldQueueAtOnceWithoutAGreeting() {
        story.arrives("c1", "sales-line");

        story.thenHappened("ContactArrived", "ContactQueued").thenWaiting("c1", 1);
        story.thenHears("c1", "c1:customer", new Hearing.Prompt("c1:waiting", "hold-music", true));
    }

    @Test
    void shouldQueueWhenTheGreetingIsOver() {
        story.arrives("c1", "hotline").when(new Command.FinishPrompt("c1", MediaPlanning.greetingPlayId("c1"), 0));

        story.thenWaiting("c1", 1);
    }

    @Test
    void shouldQueueWhenNobodyReportsTheGreetingsEnd() {
        story.arrives("c1", "hotline");

        story.after(Configs.GREETING_LIMIT_MS - 1).thenContact("c1", ContactState.ARRIVED);
        story.after(1).thenWaiting("c1", 1);
    }

    @Test
    void shouldQueueOnceOnly() {
        story.arrives("c1", "hotline").when(new Command.FinishPrompt("c1", MediaPlanning.greetingPlayId("c1"), 0));

        story.when(new Command.FinishPrompt("c1", MediaPlanning.greetingPlayId("c1"), 0))
                .thenNoNews();
        story.after(Configs.GREETING_LIMIT_MS).thenNoNews();
    }

    @Test
    void shouldGiveThePlaceByTheEndOfTheGreeting() {
        story.arrives("greeted", "hotline").arrives("quicker", "sales-line");

        story.when(new Command.FinishPrompt("greeted", MediaPlanning.greetingPlayId("greeted"), 0));

        story.thenWaiting("quicker", 1).thenWaiting("greeted", 2);
    }

    @Test
    void shouldIgnoreTheEndOfAnotherPrompt() {
        story.arrives("c1", "hotline");

        story.when(new Command.FinishPrompt("c1", "c1:waiting", 0)).thenNoNews();
    }

    @Test
    void shouldAnswerTheCallOfATrunk() {
        story.arrives("c1", "hotline");

        assertThat(story.effects()).contains(new Effect.AnswerCall("c1", "sip1", "c1:customer", "media1"));
    }

    @Test
    void shouldHaveNoCallToAnswerOnTheWeb() {
        story.arrives("c1", "hotline", new Carrier("media1", null));

        assertThat(story.effects()).noneMatch(effect -> effect instanceof Effect.AnswerCall);
    }

    @Test
    void shouldTakeARepeatedArrivalAsNoNews() {
        story.arrives("c1", "sales-line");

        story.arrives("c1", "support-line").thenNoNews();
    }

    @Test
    void shouldNotRaiseTheDeadByALateArrival() {
        story.arrives("c1", "sales-line").customerHangsUp("c1");

        story.arrives("c1", "sales-line").thenNoNews();
        assertThat(story.view().contact("c1")).isNull();
    }

    @Test
    void shouldRefuseAnUnknownNumber() {
        story.arrives("c1", "nowhere").thenRejected(Rejection.NO_SUCH_ENTRY_POINT);
    }

    @Test
    void shouldRefuseAContactWithoutAnId() {
        story.arrives("", "hotline").thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldRefuseBeyondTheQueuesBoundAndCountThoseStillGreeted() {
        story.arrives("c1", "hotline").arrives("c2", "sales-line").arrives("c3", "sales-line");

        story.arrives("c4", "sales-line").thenRejected(Rejection.QUEUE_FULL);
        story.arrives("c4", "support-line").thenWaiting("c4", 1);
    }

    @Test
    void shouldTakeTheNextOneWhenSomebodyLeftAFullQueue() {
        story.arrives("c1", "sales-line").arrives("c2", "sales-line").arrives("c3", "sales-line");

        story.customerHangsUp("c2").arrives("c4", "sales-line").thenWaiting("c4", 3);
    }

    @Test
    void shouldRefuseBeyondTheTenantsBound() {
        for (var i = 1; i <= 3; i++) {
            story.arrives("s" + i, "sales-line").arrives("u" + i, "support-line");
        }
        story.arrives("q1", "quick-line").thenWaiting("q1", 1);

        story.arrives("q2", "quick-line").thenRejected(Rejection.TENANT_FULL);
    }

    @Test
    void shouldAbandonWhoHangsUpWhileGreetedOrWaiting() {
        story.arrives("greeted", "hotline").arrives("waiting", "sales-line");

        story.customerHangsUp("greeted").thenHappened("ContactAbandoned").thenCall("greeted", "ended");
        story.customerHangsUp("waiting").thenHappened("ContactAbandoned").thenMediaOver("waiting");

        story.thenEnded("greeted", ContactState.ABANDONED, EndCause.CUSTOMER_HUNG_UP);
        story.customerHangsUp("waiting").thenNoNews();
    }

    @Test
    void shouldAbandonAWaitingCustomerWhoseMediaDied() {
        story.arrives("c1", "sales-line").when(new Command.LoseLeg("c1", "c1:customer"));

        story.thenEnded("c1", ContactState.ABANDONED, EndCause.CUSTOMER_LOST);
    }

    @Test
    void shouldRefuseCausesThatArentTheCustomers() {
        story.arrives("c1", "sales-line").when(new Command.EndByCustomer("c1", EndCause.AGENT_HUNG_UP));

        story.thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldRefuseNewsOfAContactThatNeverWas() {
        story.customerHangsUp("ghost").thenRejected(Rejection.NO_SUCH_CONTACT);
        story.when(new Command.LoseLeg("ghost", "ghost:customer")).thenRejected(Rejection.NO_SUCH_CONTACT);
        story.when(new Command.FinishPrompt("ghost", "ghost:greeting", 0)).thenRejected(Rejection.NO_SUCH_CONTACT);
    }
}
