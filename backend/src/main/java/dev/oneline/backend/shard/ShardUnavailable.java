package dev.oneline.backend.shard;

/** The shard can't be asked now: it is full, being rebuilt, or stopped. Carries no stack trace: it is an answer. */
public final class ShardUnavailable extends Exception {
    public ShardUnavailable() {
        super("the shard is not available now", null, false, false);
    }
}
