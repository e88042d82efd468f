package dev.oneline.core.offer;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent answers. Whether he was in time is decided by the log: an offer that nobody has ended yet can be accepted,
 * whatever the clock says. Where it rings at several, the first in the log has it and the others are free.
 */
public final class AcceptingOffer {
    private AcceptingOffer() {}

    public static Decision decide(ShardView view, Command.AcceptOffer command) {
        if (view.agent(command.agentId()) == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        var contact = Offers.find(view, command.agentId(), command.offerId());
        if (contact == null) {
            return Decision.reject(Rejection.OFFER_GONE);
        }
        if (contact.state() != ContactState.OFFERED) {
            return Decision.noNews();
        }
        return Decision.accept(accept(contact, command.offerId(), command.agentId()));
    }

    /** What else rang is taken back first. */
    public static List<Event> accept(Contact contact, String offerId, String agentId) {
        var events = new ArrayList<Event>();
        for (var offer : contact.offers()) {
            if (!offer.offerId().equals(offerId)) {
                events.add(EndingOffer.end(contact, offer, OfferOutcome.CANCELLED));
            }
        }
        events.add(new Event.ContactConnected(contact.contactId(), offerId, agentId));
        return events;
    }
}
