package dev.oneline.core.offer;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Event;
import java.util.Objects;

/** An offer's end other than by acceptance: one event, after which agent and contact are where they were before it. */
public final class EndingOffer {
    private EndingOffer() {}

    public static Event end(Contact offered, OfferOutcome outcome) {
        var offer = Objects.requireNonNull(offered.offer());
        return new Event.OfferEnded(offered.contactId(), offer.offerId(), offer.agentId(), outcome);
    }
}
