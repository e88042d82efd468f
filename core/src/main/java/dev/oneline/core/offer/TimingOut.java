package dev.oneline.core.offer;

import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Objects;

/**
 * RONA: nobody answered. The contact keeps its place and goes to the next agent, this one goes not ready. Where it rang
 * at several it was nobody's own: they stay ready.
 */
public final class TimingOut {
    private TimingOut() {}

    public static Decision decide(ShardView view, Contact contact, long nowMs) {
        if (contact.state() != ContactState.OFFERED) {
            return Decision.noNews();
        }
        var queue = Objects.requireNonNull(view.queueConfig(contact.queueId()));
        var events = new ArrayList<Event>();
        for (var offer : contact.offers()) {
            if (nowMs < offer.expiresAtMs()) {
                continue;
            }
            events.add(EndingOffer.end(contact, offer, OfferOutcome.TIMED_OUT));
            if (contact.direct() || !queue.routing().strategy().ringsMany()) {
                events.add(new Event.AgentStateChanged(offer.agentId(), Presence.NOT_READY, NotReadyReason.RONA));
            }
        }
        return Decision.accept(events);
    }
}
