package dev.oneline.core.agent;

import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Objects;

/** A signed-in agent takes himself out of routing: what rings goes elsewhere, what he has in hand he finishes. */
final class Leaving {
    private Leaving() {}

    static Decision to(ShardView view, Agent agent, Presence next, String reason) {
        if (agent.presence() == next && agent.reason().equals(reason)) {
            return Decision.noNews();
        }
        var events = new ArrayList<Event>();
        var ringing = agent.ringing();
        if (ringing != null) {
            var contact = Objects.requireNonNull(view.contact(ringing.contactId()));
            events.add(EndingOffer.end(contact, agent.agentId(), OfferOutcome.DECLINED));
        }
        events.add(new Event.AgentStateChanged(agent.agentId(), next, reason));
        return Decision.accept(events);
    }
}
