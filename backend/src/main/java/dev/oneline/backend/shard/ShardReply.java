package dev.oneline.backend.shard;

import dev.oneline.core.shard.Rejection;

/** What became of a command. */
public sealed interface ShardReply {
    /** It is on the log. */
    record Done() implements ShardReply {}

    /** Nothing happened, and it wouldn't if it were asked again now. */
    record Rejected(Rejection rejection) implements ShardReply {}

    /** Nothing is known to have happened: the shard is full, being rebuilt, or stopped. Asking again is right. */
    record Unavailable() implements ShardReply {}
}
