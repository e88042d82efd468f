package dev.oneline.backend.shard;

import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.shard.Rejection;
import io.vertx.core.Future;

/** What became of a command. */
public sealed interface ShardReply {
    /** When to ask again. */
    long RETRY_MS = 1_000;

    /** Fails with {@link Refused} unless it is on the log. */
    default Future<Void> orRefused() {
        return switch (this) {
            case Done done -> Future.succeededFuture();
            case Rejected rejected -> Future.failedFuture(Refused.because(Refusal.of(rejected.rejection())));
            case Unavailable unavailable -> Future.failedFuture(Refused.retryAfter(Refusal.TRY_AGAIN, RETRY_MS));
        };
    }

    /** It is on the log. */
    record Done() implements ShardReply {}

    /** Nothing happened, and it wouldn't if it were asked again now. */
    record Rejected(Rejection rejection) implements ShardReply {}

    /** Nothing is known to have happened: the shard is full, being rebuilt, or stopped. Asking again is right. */
    record Unavailable() implements ShardReply {}
}
