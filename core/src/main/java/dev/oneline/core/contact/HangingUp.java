package dev.oneline.core.contact;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;

/** The agent ends the conversation. */
public final class HangingUp {
    private HangingUp() {}

    public static Decision decide(ShardView view, Command.HangUp command, long nowMs) {
        var refusal = OwnContact.refusal(view, command.agentId(), command.contactId());
        if (refusal != null) {
            return refusal;
        }
        var contact = Objects.requireNonNull(view.contact(command.contactId()));
        return switch (contact.state()) {
            case CONNECTED, HELD -> Decision.accept(EndingContact.hungUp(view, contact, nowMs));
            case WRAP_UP, IN_FLOW -> Decision.noNews();
            default -> Decision.reject(Rejection.WRONG_STATE);
        };
    }
}
