package dev.oneline.core.offer;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.shard.ShardView;
import org.jspecify.annotations.Nullable;

/** Finds an agent's offer. */
final class Offers {
    private Offers() {}

    /** The contact that rings at the agent, or that he accepted, by this offer; null when it is gone. */
    static @Nullable Contact find(ShardView view, String agentId, String offerId) {
        var agent = view.agent(agentId);
        if (agent == null) {
            return null;
        }
        for (var work : agent.works()) {
            var contact = view.contact(work.contactId());
            var offer = contact == null ? null : contact.offerTo(agentId);
            if (offer != null && offer.offerId().equals(offerId)) {
                return contact;
            }
        }
        return null;
    }
}
