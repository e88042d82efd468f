package dev.oneline.core.contact;

import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/** What a command about a contact that doesn't live comes to. */
public final class LiveContacts {
    private LiveContacts() {}

    /** Late news of a contact that is over is no news; of one that never was, a mistake. */
    public static Decision overOrUnknown(ShardView view, String contactId) {
        return view.ended(contactId) == null ? Decision.reject(Rejection.NO_SUCH_CONTACT) : Decision.noNews();
    }
}
