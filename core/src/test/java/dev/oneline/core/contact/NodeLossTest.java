package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.shard.Command;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import org.junit.jupiter.api.Test;

class NodeLossTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldEndExactlyTheContactsThatAMediaNodeCarried() {
        story.arrives("lost", "sales-line", new Carrier("media1", "sip1"));
        story.arrives("other", "sales-line", new Carrier("media2", "sip1"));

        story.when(new Command.LoseNode("media1"));

        story.thenHappened("ContactAbandoned")
                .thenEnded("lost", ContactState.ABANDONED, EndCause.MEDIA_NODE_LOST)
                .thenCall("lost", "ended")
                .thenWaiting("other", 1)
                .thenCall("other", "answered");
    }

    @Test
    void shouldEndExactlyTheContactsThatASipNodeCarried() {
        story.arrives("lost", "sales-line", new Carrier("media1", "sip1"));
        story.arrives("web", "sales-line", new Carrier("media1", null));

        story.when(new Command.LoseNode("sip1"));

        story.thenEnded("lost", ContactState.ABANDONED, EndCause.SIP_NODE_LOST)
                .thenMediaOver("lost")
                .thenWaiting("web", 1);
    }

    @Test
    void shouldEndAContactOnceWhereOneNodeCarriesItsMediaAndItsCall() {
        story.arrives("lost", "sales-line", new Carrier("node1", "node1"));

        story.when(new Command.LoseNode("node1"));

        story.thenHappened("ContactAbandoned").thenEnded("lost", ContactState.ABANDONED, EndCause.MEDIA_NODE_LOST);
    }

    @Test
    void shouldWrapUpTheConversationsOfALostNodeAndFreeWhomItRang() {
        story.talking("ana", "talking", "sales-line").ready("ben").arrives("ringing", "sales-line");
        story.arrives("greeted", "hotline");

        story.when(new Command.LoseNode("media1"));

        story.thenHappened("ConversationEnded", "OfferEnded", "ContactAbandoned", "ContactAbandoned")
                .thenAgent("ana", AgentState.WRAP_UP)
                .thenAgent("ben", AgentState.READY)
                .thenEnded("greeted", ContactState.ABANDONED, EndCause.MEDIA_NODE_LOST);
        assertThat(story.contact("talking").ending().cause()).isEqualTo(EndCause.MEDIA_NODE_LOST);
    }

    @Test
    void shouldOfferOthersToAgentsWhomALossFreed() {
        story.ready("ana").arrives("lost", "sales-line", new Carrier("media1", null));
        story.arrives("other", "sales-line", new Carrier("media2", null));

        story.when(new Command.LoseNode("media1")).thenOffered("other", "ana");
    }

    @Test
    void shouldLeaveAWrapUpAlone() {
        story.talking("ana", "c1", "sales-line").customerHangsUp("c1");

        story.when(new Command.LoseNode("media1")).thenNoNews().thenContact("c1", ContactState.WRAP_UP);
    }

    @Test
    void shouldLoseANodeOnce() {
        story.arrives("c1", "sales-line").when(new Command.LoseNode("sip1"));

        story.when(new Command.LoseNode("sip1")).thenNoNews();
        story.when(new Command.LoseNode("media1")).thenNoNews();
        story.when(new Command.LoseNode("unheard-of")).thenNoNews();
    }
}
