package dev.oneline.core.contact;

import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An agent acts on the contact that is his. */
final class OwnContact {
    private OwnContact() {}

    /** Why the agent can't act on the contact; null when he can. */
    static @Nullable Decision refusal(ShardView view, String agentId, String contactId) {
        if (view.agent(agentId) == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        var contact = view.contact(contactId);
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, contactId);
        }
        return contact.offerTo(agentId) != null ? null : Decision.reject(Rejection.NOT_YOUR_CONTACT);
    }

    static ContactState state(ShardView view, String contactId) {
        return Objects.requireNonNull(view.contact(contactId)).state();
    }
}
