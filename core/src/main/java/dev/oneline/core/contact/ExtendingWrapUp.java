package dev.oneline.core.contact;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;

/** The agent needs longer: the queue's wrap-up time once more, up to a bound. */
public final class ExtendingWrapUp {
    /** Times the queue's limit that a wrap-up may take in all. */
    public static final int MAX_LIMITS = 4;

    private ExtendingWrapUp() {}

    public static Decision decide(ShardView view, Command.ExtendWrapUp command) {
        var refusal = OwnContact.refusal(view, command.agentId(), command.contactId());
        if (refusal != null) {
            return refusal;
        }
        var contact = Objects.requireNonNull(view.contact(command.contactId()));
        var ending = contact.ending();
        var queue = view.queueConfig(contact.queueId());
        if (ending == null || queue == null) {
            return Decision.reject(Rejection.WRONG_STATE);
        }
        var limitMs = queue.wrapUpLimitMs();
        var untilMs = Math.min(ending.wrapUpUntilMs() + limitMs, ending.endedAtMs() + MAX_LIMITS * limitMs);
        return untilMs > ending.wrapUpUntilMs()
                ? Decision.accept(new Event.WrapUpExtended(command.contactId(), untilMs))
                : Decision.reject(Rejection.WRAP_UP_AT_LIMIT);
    }
}
