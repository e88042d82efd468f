package dev.oneline.core.agent;

import dev.oneline.core.contact.Closing;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Objects;

/**
 * An agent's desk stayed away beyond its grace time: he is signed out. What rang at him goes on to the next agent; a
 * conversation that nobody can hear goes back to its place in the queue; one that can still be heard goes on.
 */
public final class LosingAgent {
    private LosingAgent() {}

    public static Decision decide(ShardView view, Agent agent, long nowMs) {
        if (!agent.desk().gone(nowMs) || !agent.signedIn()) {
            return Decision.noNews();
        }
        var anyAudible = false;
        var first = new ArrayList<Event>();
        var requeued = new ArrayList<Event>();
        for (var work : agent.works()) {
            var contact = Objects.requireNonNull(view.contact(work.contactId()));
            switch (work.phase()) {
                case RINGING -> first.add(EndingOffer.end(contact, agent.agentId(), OfferOutcome.CANCELLED));
                case WRAP_UP -> first.add(Closing.unfinished(contact));
                case ENGAGED -> {
                    if (audible(contact)) {
                        anyAudible = true;
                    } else {
                        first.add(new Event.ConversationEnded(
                                contact.contactId(), agent.agentId(), EndCause.AGENT_LOST, 0));
                        requeued.add(requeue(contact));
                    }
                }
            }
        }
        if (agent.presence() != Presence.SIGNED_OUT && !anyAudible) {
            first.add(new Event.AgentStateChanged(agent.agentId(), Presence.SIGNED_OUT, ""));
        }
        // Only then do the customers wait again: nobody is offered to a ghost.
        first.addAll(requeued);
        return Decision.accept(first);
    }

    /** Whether the agent's desk must come back within its grace time: not while all he has in hand can be heard. */
    public static boolean awaits(ShardView view, Agent agent) {
        return agent.signedIn()
                && !agent.desk().attached()
                && (agent.works().isEmpty()
                        || !agent.works().stream()
                                .allMatch(work -> audible(Objects.requireNonNull(view.contact(work.contactId())))));
    }

    private static boolean audible(Contact contact) {
        var offer = contact.offer();
        return contact.inConversation() && offer != null && offer.legConnected();
    }

    private static Event requeue(Contact contact) {
        var place = Objects.requireNonNull(contact.place());
        return new Event.ContactQueued(
                contact.contactId(), contact.queueId(), place.queuedAtMs(), place.rankMs(), "", "");
    }
}
