package dev.oneline.core.agent;

import dev.oneline.core.contact.Closing;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.List;
import java.util.Objects;

/**
 * An agent's desk stayed away beyond its grace time: he is signed out. What rang at him goes on to the next agent; a
 * conversation whose audio died too goes back to its place in the queue; one that can still be heard goes on.
 */
public final class LosingAgent {
    private LosingAgent() {}

    public static Decision decide(ShardView view, Agent agent, long nowMs) {
        if (!agent.desk().gone(nowMs)) {
            return Decision.noNews();
        }
        return switch (agent.state()) {
            case SIGNED_OUT -> Decision.noNews();
            case NOT_READY, READY -> Decision.accept(signedOut(agent.agentId()));
            case RESERVED ->
                Decision.accept(
                        EndingOffer.end(contact(view, agent), OfferOutcome.CANCELLED), signedOut(agent.agentId()));
            case ENGAGED -> {
                var contact = contact(view, agent);
                var audible = Objects.requireNonNull(contact.offer()).legConnected();
                yield audible ? Decision.noNews() : Decision.accept(requeue(contact));
            }
            case WRAP_UP ->
                Decision.accept(Closing.close(agent, contact(view, agent).contactId(), "", "", nowMs));
        };
    }

    /** The conversation ends first, then the agent goes, then the customer waits again: nobody is offered to a ghost. */
    private static List<Event> requeue(Contact contact) {
        var agentId = Objects.requireNonNull(contact.agentId());
        var place = Objects.requireNonNull(contact.place());
        return List.of(
                new Event.ConversationEnded(contact.contactId(), agentId, EndCause.AGENT_LOST, 0),
                signedOut(agentId),
                new Event.ContactQueued(contact.contactId(), contact.queueId(), place.queuedAtMs()));
    }

    private static Event signedOut(String agentId) {
        return new Event.AgentStateChanged(agentId, AgentState.SIGNED_OUT, "");
    }

    private static Contact contact(ShardView view, Agent agent) {
        return Objects.requireNonNull(view.contact(Objects.requireNonNull(agent.contactId())));
    }
}
