package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class MovingTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldKeepTheWaitingTimeInAnotherQueue() {
        story.arrives("old", "sales-line").after(5_000).arrives("young", "support-line");

        story.when(new Command.MoveContact("old", "support", "leader"));

        story.thenHappened("ContactQueued").thenWaiting("old", 1).thenWaiting("young", 2);
        story.ready("eve").thenOffered("old", "eve");
    }

    @Test
    void shouldHaveItsOldPlaceAgainWhenItIsMovedBack() {
        story.arrives("first", "sales-line").after(5_000).arrives("second", "sales-line");

        story.when(new Command.MoveContact("first", "support", "leader"));
        story.after(5_000).when(new Command.MoveContact("first", "sales", "leader"));

        story.thenWaiting("first", 1).thenWaiting("second", 2);
    }

    @Test
    void shouldSayWhoMovedIt() {
        story.arrives("c1", "sales-line").when(new Command.MoveContact("c1", "support", "leader"));

        assertThat(story.events().getLast())
                .isInstanceOfSatisfying(Event.ContactQueued.class, queued -> assertThat(queued.movedBy())
                        .isEqualTo("leader"));
        story.when(new Command.MoveContact("c1", "sales", "")).thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldNotPretendToMoveWhoIsGone() {
        story.arrives("c1", "sales-line").customerHangsUp("c1");

        story.when(new Command.MoveContact("c1", "support", "leader")).thenRejected(Rejection.NO_SUCH_CONTACT);
    }

    @Test
    void shouldTakeBackWhatRings() {
        story.ready("ana").arrives("c1", "sales-line").when(new Command.MoveContact("c1", "support", "leader"));

        story.thenHappened("OfferEnded", "ContactQueued").thenAgent("ana", AgentState.READY);
        story.thenWaiting("c1", 1);
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        story.arrives("c1", "sales-line").talking("eve", "c2", "support-line");

        story.when(new Command.MoveContact("c1", "nowhere", "leader")).thenRejected(Rejection.NO_SUCH_QUEUE);
        story.when(new Command.MoveContact("c2", "sales", "leader")).thenRejected(Rejection.NOT_WAITING);
        story.when(new Command.MoveContact("ghost", "sales", "leader")).thenRejected(Rejection.NO_SUCH_CONTACT);
        story.when(new Command.MoveContact("c1", "sales", "leader")).thenNoNews();
        story.arrives("c3", "quick-line").arrives("c4", "quick-line").arrives("c5", "quick-line");
        story.when(new Command.MoveContact("c1", "quick", "leader")).thenRejected(Rejection.QUEUE_FULL);
    }
}
