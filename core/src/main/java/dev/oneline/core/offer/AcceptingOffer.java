package dev.oneline.core.offer;

import dev.oneline.core.contact.ContactState;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/**
 * The agent answers. Whether he was in time is decided by the log: an offer that nobody has ended yet can be accepted,
 * whatever the clock says.
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
        return Decision.accept(new Event.ContactConnected(contact.contactId(), command.offerId(), command.agentId()));
    }
}
