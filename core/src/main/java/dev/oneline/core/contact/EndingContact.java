package dev.oneline.core.contact;

import dev.oneline.core.flow.Walking;
import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The end of the customer's side of a contact, whatever it is doing. */
final class EndingContact {
    private EndingContact() {}

    /** Waiting: abandoned, and the agent at whom it rang is free. Talking: the conversation ends. Else nothing. */
    static List<Event> end(ShardView view, Contact contact, EndCause cause, long nowMs) {
        return switch (contact.state()) {
            case IN_FLOW -> {
                var events = new ArrayList<>(LeavingMessage.reviewed(view, contact, nowMs));
                events.add(
                        contact.talkedWith()
                                ? new Event.ContactServed(contact.contactId())
                                : new Event.ContactAbandoned(contact.contactId(), cause));
                yield events;
            }
            case ARRIVED, QUEUED -> List.of(new Event.ContactAbandoned(contact.contactId(), cause));
            case LEAVING -> {
                var farewell = Objects.requireNonNull(contact.farewell());
                yield List.of(new Event.ContactAbandoned(contact.contactId(), farewell.cause()));
            }
            case OFFERED -> {
                var events = new ArrayList<>(EndingOffer.endAll(contact, OfferOutcome.CANCELLED));
                events.add(new Event.ContactAbandoned(contact.contactId(), cause));
                yield events;
            }
            case CONNECTED, HELD -> endConversation(view, contact, cause, nowMs);
            case WRAP_UP, CLOSED, ABANDONED -> List.of();
        };
    }

    /** The agent did; the customer may be led into a flow then. */
    static List<Event> hungUp(ShardView view, Contact contact, long nowMs) {
        return endConversation(view, contact, EndCause.AGENT_HUNG_UP, Walking.after(view, contact, nowMs), nowMs);
    }

    private static List<Event> endConversation(ShardView view, Contact contact, EndCause cause, long nowMs) {
        return endConversation(view, contact, cause, List.of(), nowMs);
    }

    /** Wrap-up begins; where there is none, or nobody is there to do it, the contact is closed at once. */
    private static List<Event> endConversation(
            ShardView view, Contact contact, EndCause cause, List<Event> then, long nowMs) {
        var agentId = Objects.requireNonNull(contact.agentId());
        var agent = Objects.requireNonNull(view.agent(agentId));
        var queue = view.queueConfig(contact.queueId());
        var limitMs = queue == null || agent.desk().gone(nowMs) ? 0 : queue.wrapUpLimitMs();
        var events = new ArrayList<Event>();
        events.add(
                new Event.ConversationEnded(contact.contactId(), agentId, cause, limitMs == 0 ? 0 : nowMs + limitMs));
        events.addAll(then);
        if (limitMs == 0) {
            events.addAll(Closing.close(agent, contact.contactId(), "", "", nowMs));
        }
        return events;
    }
}
