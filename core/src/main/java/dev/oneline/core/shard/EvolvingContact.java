package dev.oneline.core.shard;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.contact.Arrival;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.contact.Ending;
import dev.oneline.core.contact.Offer;
import java.util.Objects;

/** How events change a contact, and the agent whom it occupies. */
final class EvolvingContact {
    private EvolvingContact() {}

    static void arrived(ShardState state, Event.ContactArrived event, long atMs, long seq) {
        var greeting =
                event.greeting().isEmpty() ? null : new Arrival.Greeting(event.greeting(), event.greetingUntilMs());
        var queue = Objects.requireNonNull(state.queueConfig(event.queueId()));
        var arrival = new Arrival(
                event.contactId(),
                event.channel(),
                event.entryPoint(),
                event.customer(),
                event.carrier(),
                event.queueId(),
                atMs,
                greeting,
                queue.holdMusic());
        state.put(Contact.arrived(arrival, seq));
    }

    static void queued(ShardState state, Event.ContactQueued event, long seq) {
        state.put(contact(state, event.contactId()).queued(event.queuedAtMs(), seq));
    }

    static void offered(ShardState state, Event.ContactOffered event, long atMs, long seq) {
        var offer = new Offer(
                event.offerId(),
                event.agentId(),
                event.legId(),
                atMs,
                event.expiresAtMs(),
                state.config().offers().ringback(),
                false);
        state.put(contact(state, event.contactId()).offered(offer, seq));
        occupy(state, event.agentId(), AgentState.RESERVED, event.contactId(), atMs);
    }

    static void offerEnded(ShardState state, Event.OfferEnded event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).offerEnded(seq));
        state.put(EvolvingAgent.agent(state, event.agentId()).freed(atMs));
    }

    static void connected(ShardState state, Event.ContactConnected event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).connected(atMs, seq));
        occupy(state, event.agentId(), AgentState.ENGAGED, event.contactId(), atMs);
    }

    static void legConnected(ShardState state, String contactId, boolean connected, long seq) {
        state.put(contact(state, contactId).legConnected(connected, seq));
    }

    static void held(ShardState state, Event.ContactHeld event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).held(atMs, seq));
    }

    static void resumed(ShardState state, Event.ContactResumed event, long seq) {
        state.put(contact(state, event.contactId()).resumed(seq));
    }

    static void conversationEnded(ShardState state, Event.ConversationEnded event, long atMs, long seq) {
        var ending = new Ending(event.cause(), atMs, event.wrapUpUntilMs());
        state.put(contact(state, event.contactId()).conversationEnded(ending, seq));
        occupy(state, event.agentId(), AgentState.WRAP_UP, event.contactId(), atMs);
    }

    static void abandoned(ShardState state, Event.ContactAbandoned event, long atMs, long seq) {
        end(state, contact(state, event.contactId()), ContactState.ABANDONED, event.cause(), atMs, seq);
    }

    static void closed(ShardState state, Event.ContactClosed event, long seq) {
        var contact = contact(state, event.contactId());
        var ending = Objects.requireNonNull(contact.ending());
        end(state, contact, ContactState.CLOSED, ending.cause(), ending.endedAtMs(), seq);
    }

    private static void end(
            ShardState state, Contact contact, ContactState how, EndCause cause, long endedAtMs, long seq) {
        var carrier = contact.arrival().carrier();
        state.end(contact, new EndedContact(contact.contactId(), how, cause, endedAtMs, carrier, seq));
    }

    private static void occupy(ShardState state, String agentId, AgentState next, String contactId, long atMs) {
        state.put(EvolvingAgent.agent(state, agentId).occupied(next, contactId, atMs));
    }

    private static Contact contact(ShardState state, String contactId) {
        return Objects.requireNonNull(state.contact(contactId));
    }
}
