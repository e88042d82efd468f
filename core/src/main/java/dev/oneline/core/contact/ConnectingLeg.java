package dev.oneline.core.contact;

import dev.oneline.core.agent.LosingAgent;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Objects;

/** A leg's media comes up or dies. */
public final class ConnectingLeg {
    private ConnectingLeg() {}

    public static Decision decide(ShardView view, Command.ConnectLeg command) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        var offer = contact.offer();
        return offer != null
                        && offer.legId().equals(command.legId())
                        && !offer.legConnected()
                        && contact.ending() == null
                ? Decision.accept(new Event.LegConnected(command.contactId(), command.legId()))
                : Decision.noNews();
    }

    /**
     * A customer's leg that died ends the contact. An agent's doesn't while the desk is there, or may come back: it can
     * open the leg again.
     */
    public static Decision decide(ShardView view, Command.LoseLeg command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        if (command.legId().equals(contact.customerLegId())) {
            return Decision.accept(EndingContact.end(view, contact, EndCause.CUSTOMER_LOST, nowMs));
        }
        var offer = contact.offer();
        if (offer == null
                || !offer.legId().equals(command.legId())
                || !offer.legConnected()
                || contact.ending() != null) {
            return Decision.noNews();
        }
        var events = new ArrayList<Event>();
        events.add(new Event.LegLost(command.contactId(), command.legId()));
        var agent = Objects.requireNonNull(view.agent(offer.agentId()));
        if (contact.inConversation() && agent.desk().gone(nowMs)) {
            events.addAll(LosingAgent.requeue(contact));
        }
        return Decision.accept(events);
    }
}
