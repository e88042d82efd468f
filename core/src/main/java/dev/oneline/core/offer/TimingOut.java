package dev.oneline.core.offer;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;

/** RONA: nobody answered. The contact keeps its place and goes to the next agent, this one goes not ready. */
public final class TimingOut {
    private TimingOut() {}

    public static Decision decide(Contact contact, long nowMs) {
        var offer = contact.offer();
        if (offer == null || contact.state() != ContactState.OFFERED || nowMs < offer.expiresAtMs()) {
            return Decision.noNews();
        }
        return Decision.accept(
                EndingOffer.end(contact, OfferOutcome.TIMED_OUT),
                new Event.AgentStateChanged(offer.agentId(), AgentState.NOT_READY, NotReadyReason.RONA));
    }
}
