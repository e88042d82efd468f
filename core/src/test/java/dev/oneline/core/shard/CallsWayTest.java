package dev.oneline.core.shard;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.media.Hearing;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

/** A call's whole way, as everybody on it experiences it. */
class CallsWayTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldBringACallerFromTheGreetingToTheEndOfWrapUp() {
        story.ready("ana").arrives("c1", "hotline");
        story.thenContact("c1", ContactState.ARRIVED)
                .thenCall("c1", "answered")
                .thenHears("c1", "c1:customer", new Hearing.Prompt("c1:greeting", "greeting", false));

        story.when(new Command.FinishPrompt("c1", MediaPlanning.greetingPlayId("c1"), 0));
        story.thenHappened("ContactQueued", "ContactOffered")
                .thenOffered("c1", "ana")
                .thenHears("c1", "c1:customer", new Hearing.Prompt("c1:ringback", "ringback", true))
                .thenHears("c1", "c1:agent1", new Hearing.Silence());

        story.after(5_000).accepts("ana", "c1");
        story.thenTalking("c1", "ana")
                .thenHears("c1", "c1:customer", new Hearing.OtherLeg("c1:agent1"))
                .thenHears("c1", "c1:agent1", new Hearing.OtherLeg("c1:customer"));

        story.when(new Command.HangUp("ana", "c1"));
        story.thenContact("c1", ContactState.WRAP_UP)
                .thenAgent("ana", AgentState.WRAP_UP)
                .thenMediaOver("c1")
                .thenCall("c1", "ended");

        story.wrapsUp("ana", "c1");
        story.thenEnded("c1", ContactState.CLOSED, EndCause.AGENT_HUNG_UP).thenAgent("ana", AgentState.READY);
    }
}
