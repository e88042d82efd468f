package dev.oneline.core.contact;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/** The customer hung up, or is gone. */
public final class CustomerEnding {
    private CustomerEnding() {}

    public static Decision decide(ShardView view, Command.EndByCustomer command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        return switch (command.cause()) {
            case CUSTOMER_HUNG_UP, CUSTOMER_LOST, NO_MEDIA ->
                Decision.accept(EndingContact.end(view, contact, command.cause(), nowMs));
            case AGENT_HUNG_UP, AGENT_LOST, MEDIA_NODE_LOST, SIP_NODE_LOST, SERVED, TURNED_AWAY, CALLBACK_PROMISED ->
                Decision.reject(Rejection.BAD_ARGUMENT);
        };
    }
}
