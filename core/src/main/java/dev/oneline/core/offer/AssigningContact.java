package dev.oneline.core.offer;

import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.routing.Routing;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;

/** A supervisor picks: a waiting contact rings at the agent of his choice, who must be ready and have room for it. */
public final class AssigningContact {
    private AssigningContact() {}

    public static Decision decide(ShardView view, Command.AssignContact command, long nowMs) {
        if (command.by().isEmpty()) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        var agent = view.agent(command.agentId());
        if (agent == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return Decision.reject(Rejection.NO_SUCH_CONTACT);
        }
        if (!contact.waiting()) {
            return Decision.reject(Rejection.NOT_WAITING);
        }
        if (contact.offerTo(command.agentId()) != null) {
            return Decision.noNews();
        }
        if (!view.hasRoom(command.agentId(), contact.channel())) {
            return Decision.reject(Rejection.AGENT_NOT_AVAILABLE);
        }
        var events = new ArrayList<>(EndingOffer.endAll(contact, OfferOutcome.CANCELLED));
        events.addAll(Routing.offer(view, contact, agent, 1, command.by(), nowMs));
        return Decision.accept(events);
    }
}
