package dev.oneline.core.contact;

import dev.oneline.core.agent.LosingAgent;
import dev.oneline.core.flow.Transferring;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;

/** A leg's media comes up or dies. */
public final class ConnectingLeg {
    private ConnectingLeg() {}

    public static Decision decide(ShardView view, Command.ConnectLeg command) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        return ofItsAgent(contact, command.legId(), false)
                ? Decision.accept(new Event.LegConnected(command.contactId(), command.legId()))
                : Decision.noNews();
    }

    /**
     * A customer's leg that died ends the contact. An agent's doesn't while the desk is there, or may come back: it can
     * open the leg again. With the desk away, its grace time begins to matter: see {@link LosingAgent}.
     */
    public static Decision decide(ShardView view, Command.LoseLeg command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        if (command.legId().equals(contact.customerLegId())) {
            return Decision.accept(EndingContact.end(view, contact, EndCause.CUSTOMER_LOST, nowMs));
        }
        if (Transferring.isCalled(contact, command.legId())) {
            return Decision.accept(Transferring.broken(view, contact, nowMs));
        }
        return ofItsAgent(contact, command.legId(), true)
                ? Decision.accept(new Event.LegLost(command.contactId(), command.legId()))
                : Decision.noNews();
    }

    private static boolean ofItsAgent(Contact contact, String legId, boolean connected) {
        return contact.ending() == null
                && contact.offers().stream()
                        .anyMatch(offer -> offer.legId().equals(legId) && offer.legConnected() == connected);
    }
}
