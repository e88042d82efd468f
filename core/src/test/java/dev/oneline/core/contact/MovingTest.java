package dev.oneline.core.contact;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class MovingTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldKeepTheWaitingTimeInAnotherQueue() {
        story.arrives("old", "sales-line").after(5_000).arrives("young", "support-line");

        story.when(new Command.MoveContact("old", "support"));

        story.thenHappened("ContactQueued").thenWaiting("old", 1).thenWaiting("young", 2);
        story.ready("eve").thenOffered("old", "eve");
    }

    @Test
    void shouldTakeBackWhatRings() {
        story.ready("ana").arrives("c1", "sales-line").when(new Command.MoveContact("c1", "support"));

        story.thenHappened("OfferEnded", "ContactQueued").thenAgent("ana", AgentState.READY);
        story.thenWaiting("c1", 1);
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        story.arrives("c1", "sales-line").talking("eve", "c2", "support-line");

        story.when(new Command.MoveContact("c1", "nowhere")).thenRejected(Rejection.NO_SUCH_QUEUE);
        story.when(new Command.MoveContact("c2", "sales")).thenRejected(Rejection.WRONG_STATE);
        story.when(new Command.MoveContact("ghost", "sales")).thenRejected(Rejection.NO_SUCH_CONTACT);
        story.when(new Command.MoveContact("c1", "sales")).thenNoNews();
        story.arrives("c3", "quick-line").arrives("c4", "quick-line").arrives("c5", "quick-line");
        story.when(new Command.MoveContact("c1", "quick")).thenRejected(Rejection.QUEUE_FULL);
    }
}
