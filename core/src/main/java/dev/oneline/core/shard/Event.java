package dev.oneline.core.shard;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.contact.Party;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowFault;
import dev.oneline.core.flow.Missed;
import dev.oneline.core.flow.Spot;
import dev.oneline.core.flow.Turn;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened. The log holds these and nothing else; they are frozen once released. Sequence number and time are the
 * log's, see {@link Recorded}.
 */
public sealed interface Event {
    /**
     * @param by who changed it; empty: the tenant was founded with it
     * @param note why, in his words
     */
    record TenantConfigured(TenantConfig config, String by, String note) implements Event {}

    /**
     * What he has in hand goes on; that he is reserved, engaged or wrapping up follows from contacts' events.
     *
     * @param reason empty unless {@code NOT_READY}
     */
    record AgentStateChanged(String agentId, Presence presence, String reason) implements Event {}

    record DeskAttached(String agentId) implements Event {}

    record DeskDetached(String agentId, long graceUntilMs) implements Event {}

    /**
     * @param carrier null on a channel without media
     * @param greetingUntilMs 0 without a greeting
     */
    record ContactArrived(
            String contactId,
            Channel channel,
            String entryPoint,
            Party customer,
            @Nullable Carrier carrier,
            Demand demand,
            String queueId,
            String greeting,
            long greetingUntilMs)
            implements Event {}

    /**
     * Contacts that begin the flow from now on walk this version.
     *
     * @param by who published it; empty: the tenant was founded with it
     * @param note why, in his words
     */
    record FlowPublished(Flow flow, String by, String note) implements Event {}

    /**
     * The contact is at another place of its flow. Where it has no turn there, the next move, or how it leaves the flow,
     * follows.
     *
     * @param from null: it begins here
     * @param exit by which it left; empty when it begins
     * @param assigned variables that are known or changed from now on
     * @param menuDepth which menu of its trail this is, 1 is the first; 0: it is none
     */
    record FlowMoved(
            String contactId,
            @Nullable Spot from,
            String exit,
            Spot to,
            SortedMap<String, String> assigned,
            int menuDepth,
            @Nullable Turn turn)
            implements Event {
        public FlowMoved {
            assigned = Collections.unmodifiableSortedMap(new TreeMap<>(assigned));
        }
    }

    /** It is asked again. */
    record InputMissed(String contactId, Spot at, Missed why, Turn turn) implements Event {}

    /** The flow can't go on; the contact goes to its entry point's queue, by the events that follow. */
    record FlowFailed(String contactId, Spot at, FlowFault fault) implements Event {}

    /**
     * Who was called for it has answered: they talk.
     *
     * @param untilMs at the latest
     */
    record TransferAnswered(String contactId, String callId, long untilMs) implements Event {}

    /** All is said: the flow hung up, or the customer did when somebody had talked with him. An agent may still wrap up. */
    record ContactServed(String contactId) implements Event {}

    /**
     * Somebody left a message. Where its box leads into a queue, the arrival of a contact of the same id follows.
     *
     * @param messageId the recording's name
     * @param contactId by whose call
     */
    record MessageLeft(
            String messageId, String boxId, String contactId, String entryPoint, Party customer, long lengthMs)
            implements Event {}

    /**
     * A contact that comes back keeps its place.
     *
     * @param queuedAtMs when it began to wait
     * @param rankMs {@link dev.oneline.core.contact.Place#rankMs()}, by the configuration of that moment
     * @param stickyAgentId the agent for whom alone it waits at first; empty: none
     * @param direct whether it waits for that agent alone, and goes back to its flow when he can't be had
     * @param movedBy the supervisor who put it here; empty: nobody did
     */
    record ContactQueued(
            String contactId,
            String queueId,
            long queuedAtMs,
            long rankMs,
            String stickyAgentId,
            boolean direct,
            String movedBy)
            implements Event {
        /** For whoever the queue's rules choose. */
        public ContactQueued(
                String contactId, String queueId, long queuedAtMs, long rankMs, String stickyAgentId, String movedBy) {
            this(contactId, queueId, queuedAtMs, rankMs, stickyAgentId, false, movedBy);
        }
    }

    /**
     * The queue can't serve it. Where it goes into another queue, a {@link ContactQueued} follows; where it is to be called
     * back, the arrival of the callback.
     *
     * @param farewellUntilMs 0 where there is no last message: then its end follows, if it doesn't stay
     */
    record ContactOverflowed(
            String contactId, String queueId, Overflow.Cause cause, Overflow.Target target, long farewellUntilMs)
            implements Event {}

    /** Its routing steps up to a waiting time hold from now on. */
    record RoutingStepReached(String contactId, long waitedMs) implements Event {}

    /**
     * Told something while it waits, or nothing any more.
     *
     * @param sounds what it hears from now on; empty: the music
     */
    record WaitAnnounced(String contactId, List<String> sounds) implements Event {
        public WaitAnnounced {
            sounds = List.copyOf(sounds);
        }
    }

    /** Its ring takes in one more agent. */
    record RingWidened(String contactId) implements Event {}

    /**
     * The agent is reserved by it.
     *
     * @param candidates agents who could have had it
     * @param waitedMs the waiting time whose routing step it was made in
     * @param assignedBy the supervisor who gave it to him, whatever the queue's rules say; empty: nobody did
     */
    record ContactOffered(
            String contactId,
            String offerId,
            String agentId,
            String legId,
            long expiresAtMs,
            long configVersion,
            Strategy strategy,
            int candidates,
            long waitedMs,
            String assignedBy)
            implements Event {
        public boolean assigned() {
            return !assignedBy.isEmpty();
        }
    }

    /**
     * The contact is back at its place in the queue and the agent ready at his idle place, unless the events that follow
     * say otherwise.
     */
    record OfferEnded(String contactId, String offerId, String agentId, OfferOutcome outcome) implements Event {}

    /** The offer was accepted: agent and customer talk. */
    record ContactConnected(String contactId, String offerId, String agentId) implements Event {}

    /** The media of the agent's leg is up. */
    record LegConnected(String contactId, String legId) implements Event {}

    /** The media of the agent's leg died; the conversation goes on while the agent's desk may bring it back. */
    record LegLost(String contactId, String legId) implements Event {}

    record ContactHeld(String contactId) implements Event {}

    record ContactResumed(String contactId) implements Event {}

    /**
     * @param wrapUpUntilMs 0: no wrap-up, a {@link ContactClosed} follows; or, when the agent was lost, a
     *     {@link ContactQueued} that gives the customer the old place back
     */
    record ConversationEnded(String contactId, String agentId, EndCause cause, long wrapUpUntilMs) implements Event {}

    /** The customer went, or was lost, before an agent answered. */
    record ContactAbandoned(String contactId, EndCause cause) implements Event {}

    /** The agent asked for more time. */
    record WrapUpExtended(String contactId, long wrapUpUntilMs) implements Event {}

    /**
     * The agent is done with it; a customer who is in a flow again goes on.
     *
     * @param disposition empty when the wrap-up ran out
     */
    record ContactClosed(String contactId, String disposition, String note) implements Event {}
}
