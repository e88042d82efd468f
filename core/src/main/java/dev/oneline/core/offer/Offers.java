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
        var contactId = agent == null ? null : agent.contactId();
        var contact = contactId == null ? null : view.contact(contactId);
        var offer = contact == null ? null : contact.offer();
        return offer != null && offer.offerId().equals(offerId) ? contact : null;
    }
}
