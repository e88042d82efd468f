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
        if (ending == null || view.queueConfig(contact.queueId()) == null) {
            return Decision.reject(Rejection.WRONG_STATE);
        }
        var addsMs = addsMs(view, contact);
        return addsMs > 0
                ? Decision.accept(new Event.WrapUpExtended(command.contactId(), ending.wrapUpUntilMs() + addsMs))
                : Decision.reject(Rejection.WRAP_UP_AT_LIMIT);
    }

    /** By how much one more extension would put the end off; 0: there is no wrap-up, or it is at its limit. */
    public static long addsMs(ShardView view, Contact contact) {
        var ending = contact.ending();
        return ending == null
                ? 0
                : Math.clamp(latestMs(view, contact) - ending.wrapUpUntilMs(), 0, limitMs(view, contact));
    }

    /** When the wrap-up ends at the latest, extended as often as it may be; 0: there is none. */
    public static long latestMs(ShardView view, Contact contact) {
        var ending = contact.ending();
        return ending == null
                ? 0
                : Math.max(ending.wrapUpUntilMs(), ending.endedAtMs() + MAX_LIMITS * limitMs(view, contact));
    }

    private static long limitMs(ShardView view, Contact contact) {
        var queue = view.queueConfig(contact.queueId());
        return queue == null ? 0 : queue.wrapUpLimitMs();
    }
}
