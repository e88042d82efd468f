package dev.oneline.core.agent;

import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;

/** A signed-in agent takes himself out of routing: at once when free, with the ringing offer, or after his contact. */
final class Leaving {
    private Leaving() {}

    static Decision to(ShardView view, Agent agent, RequestedState next) {
        var changed = new Event.AgentStateChanged(agent.agentId(), next.state(), next.reason());
        return switch (agent.state()) {
            case SIGNED_OUT, READY -> Decision.accept(changed);
            case NOT_READY ->
                agent.state() == next.state() && agent.reason().equals(next.reason())
                        ? Decision.noNews()
                        : Decision.accept(changed);
            case RESERVED -> {
                var contact = Objects.requireNonNull(view.contact(Objects.requireNonNull(agent.contactId())));
                yield Decision.accept(EndingOffer.end(contact, OfferOutcome.DECLINED), changed);
            }
            case ENGAGED, WRAP_UP ->
                next.equals(agent.requested())
                        ? Decision.noNews()
                        : Decision.accept(new Event.AgentStateRequested(agent.agentId(), next.state(), next.reason()));
        };
    }
}
