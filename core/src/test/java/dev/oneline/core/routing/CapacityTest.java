package dev.oneline.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.Work;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingProfile.Capacity;
import dev.oneline.core.config.RoutingProfile.Interruption;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One queue for every channel: what an agent may have in hand at once. */
class CapacityTest {
    /** One call, two chats, three emails; a call may come into chats, anything into emails; emails need no accepting. */
    private static final RoutingProfile PROFILE = new RoutingProfile(
            "line",
            "Line",
            List.of(new RoutingProfile.Served("line", 1, 0)),
            List.of(new Capacity(Channel.VOICE, 1), new Capacity(Channel.CHAT, 2), new Capacity(Channel.EMAIL, 3)),
            List.of(
                    new Interruption(Channel.CHAT, Channel.VOICE),
                    new Interruption(Channel.EMAIL, Channel.VOICE),
                    new Interruption(Channel.EMAIL, Channel.CHAT)),
            List.of(Channel.EMAIL));

    private final ShardStory story = ShardStory.configured(Configs.oneQueue(
            RoutingRule.LONGEST_IDLE,
            PROFILE,
            List.of(new AgentConfig("ana", "Ana", "line"), new AgentConfig("ben", "Ben", "line"))));

    @Test
    void shouldTakeAsManyChatsAsTheProfileAllows() {
        story.ready("ana");
        chat("c1");
        story.accepts("ana", "c1");
        chat("c2");
        story.accepts("ana", "c2");
        chat("c3");

        story.thenWaiting("c3", 1);
        story.when(new Command.HangUp("ana", "c1")).thenOffered("c3", "ana");
    }

    @Test
    void shouldRingOneAtATime() {
        story.ready("ana");
        chat("c1");
        chat("c2");
        story.thenOffered("c1", "ana").thenWaiting("c2", 2);

        story.accepts("ana", "c1").thenOffered("c2", "ana");
    }

    @Test
    void shouldLetACallInterruptChatsButNoChatACall() {
        story.ready("ana");
        chat("c1");
        story.accepts("ana", "c1").arrives("call", "line").thenOffered("call", "ana");
        story.accepts("ana", "call");

        chat("c2");

        story.thenWaiting("c2", 1).thenAgent("ana", AgentState.ENGAGED);
        story.when(new Command.HangUp("ana", "call")).thenOffered("c2", "ana");
    }

    @Test
    void shouldGiveTheNextChatToWhoHasFewerInHand() {
        story.ready("ana", "ben");
        chat("c1");
        story.accepts("ana", "c1");

        chat("c2");

        story.thenOffered("c2", "ben");
    }

    @Test
    void shouldAcceptByItselfWhatTheProfileSays() {
        story.ready("ana");

        arrives("m1", Channel.EMAIL);

        story.thenHappened("ContactArrived", "ContactQueued", "ContactOffered", "ContactConnected");
        assertThat(works(story.agent("ana"))).containsExactly("m1 ENGAGED");
    }

    @Test
    void shouldOfferNothingOfAChannelWithoutCapacity() {
        story.ready("ana");

        arrives("fax", Channel.FAX);

        story.thenWaiting("fax", 1);
    }

    @Test
    void shouldWrapEachContactUpByItself() {
        story.ready("ana");
        chat("c1");
        story.accepts("ana", "c1");
        chat("c2");
        story.accepts("ana", "c2").when(new Command.SetNotReady("ana", "break"));
        story.thenAgent("ana", AgentState.ENGAGED);

        story.when(new Command.HangUp("ana", "c1")).thenAgent("ana", AgentState.ENGAGED);
        story.when(new Command.HangUp("ana", "c2")).thenNotReady("ana", "break");
    }

    @Test
    void shouldPutEveryChatBackWhenTheDeskIsGone() {
        story.ready("ana");
        chat("c1");
        story.accepts("ana", "c1").after(10);
        chat("c2");
        story.accepts("ana", "c2").when(new Command.DetachDesk("ana"));

        story.after(Configs.DESK_GRACE_MS);

        story.thenAgent("ana", AgentState.SIGNED_OUT).thenWaiting("c1", 1).thenWaiting("c2", 2);
    }

    @Test
    void shouldRefuseMediaWhereThereIsNoneAndNoneWhereThereIs() {
        var party = new Party("wang", "");
        story.when(new Command.ArriveContact("c", Channel.CHAT, "line", party, new Carrier("m", null), Demand.NONE, 0))
                .thenRejected(Rejection.BAD_ARGUMENT);
        story.when(new Command.ArriveContact("c", Channel.VOICE, "line", party, null, Demand.NONE, 0))
                .thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldLetASupervisorPickAnAgent() {
        story.ready("ben", "ana").arrives("call", "line").thenOffered("call", "ben");

        story.when(new Command.AssignContact("call", "ana", "leader"));

        story.thenHappened("OfferEnded", "ContactOffered").thenOffered("call", "ana");
        story.thenAgent("ben", AgentState.READY);
        assertThat(story.events()).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(Event.ContactOffered.class, offered -> assertThat(offered.assignedBy())
                        .isEqualTo("leader")));
        story.when(new Command.AssignContact("call", "ben", "")).thenRejected(Rejection.BAD_ARGUMENT);
    }

    @Test
    void shouldAssignToNobodyWithoutRoom() {
        story.talking("ana", "busy", "line").arrives("call", "line");

        story.when(new Command.AssignContact("call", "ana", "leader")).thenRejected(Rejection.AGENT_NOT_AVAILABLE);
        story.when(new Command.AssignContact("call", "nobody", "leader")).thenRejected(Rejection.NO_SUCH_AGENT);
        story.when(new Command.AssignContact("ghost", "ana", "leader")).thenRejected(Rejection.NO_SUCH_CONTACT);
        story.when(new Command.AssignContact("busy", "ben", "leader")).thenRejected(Rejection.NOT_WAITING);
    }

    private void chat(String contactId) {
        arrives(contactId, Channel.CHAT);
    }

    private void arrives(String contactId, Channel channel) {
        story.when(new Command.ArriveContact(contactId, channel, "line", new Party("wang", ""), null, Demand.NONE, 0));
    }

    private static List<String> works(Agent agent) {
        return agent.works().stream()
                .map((Work work) -> work.contactId() + " " + work.phase())
                .toList();
    }
}
