package dev.oneline.core.offer;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Event;
import java.util.List;
import java.util.Objects;

/** An offer's end other than by acceptance: one event, after which agent and contact are where they were before it. */
public final class EndingOffer {
    private EndingOffer() {}

    public static Event end(Contact offered, String agentId, OfferOutcome outcome) {
        return end(offered, Objects.requireNonNull(offered.offerTo(agentId)), outcome);
    }

    public static List<Event> endAll(Contact offered, OfferOutcome outcome) {
        return offered.offers().stream()
                .map(offer -> end(offered, offer, outcome))
                .toList();
    }

    static Event end(Contact offered, Offer offer, OfferOutcome outcome) {
        return new Event.OfferEnded(offered.contactId(), offer.offerId(), offer.agentId(), outcome);
    }
}
