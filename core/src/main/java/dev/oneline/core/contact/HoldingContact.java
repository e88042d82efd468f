package dev.oneline.core.contact;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/** The agent puts the customer on hold, and takes him back. */
public final class HoldingContact {
    private HoldingContact() {}

    public static Decision decide(ShardView view, Command.HoldContact command) {
        var refusal = OwnContact.refusal(view, command.agentId(), command.contactId());
        if (refusal != null) {
            return refusal;
        }
        return switch (OwnContact.state(view, command.contactId())) {
            case CONNECTED -> Decision.accept(new Event.ContactHeld(command.contactId()));
            case HELD -> Decision.noNews();
            default -> Decision.reject(Rejection.WRONG_STATE);
        };
    }

    public static Decision decide(ShardView view, Command.ResumeContact command) {
        var refusal = OwnContact.refusal(view, command.agentId(), command.contactId());
        if (refusal != null) {
            return refusal;
        }
        return switch (OwnContact.state(view, command.contactId())) {
            case HELD -> Decision.accept(new Event.ContactResumed(command.contactId()));
            case CONNECTED -> Decision.noNews();
            default -> Decision.reject(Rejection.WRONG_STATE);
        };
    }
}
