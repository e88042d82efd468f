package dev.oneline.core.shard;

import dev.oneline.core.config.TenantConfig.QueueConfig;
import org.jspecify.annotations.Nullable;

/** A queue's indexes. They follow from contacts and agents; only {@link ShardState} changes them. */
final class QueueState implements QueueView {
    QueueConfig config;

    /** Queued and ringing contacts by place. */
    final SeqIndex waiting = new SeqIndex();

    /** Those of them that don't ring. */
    final SeqIndex offerable = new SeqIndex();

    /** Available agents by the time they became ready. */
    final SeqIndex idle = new SeqIndex();

    int greeted;
    int signedIn;

    /** Of the contact with the best place. */
    private final java.util.function.ToLongFunction<String> queuedAtMs;

    QueueState(QueueConfig config, java.util.function.ToLongFunction<String> queuedAtMs) {
        this.config = config;
        this.queuedAtMs = queuedAtMs;
    }

    @Override
    public String queueId() {
        return config.queueId();
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public int waiting() {
        return waiting.size();
    }

    @Override
    public long longestWaitSinceMs() {
        var first = waiting.firstId();
        return first == null ? 0 : queuedAtMs.applyAsLong(first);
    }

    @Override
    public int readyAgents() {
        return idle.size();
    }

    @Override
    public int signedInAgents() {
        return signedIn;
    }

    @Override
    public boolean full() {
        return waiting.size() + greeted >= config.maxWaiting();
    }

    @Override
    public @Nullable String nextContactId() {
        return offerable.firstId();
    }

    @Override
    public long nextPlaceSeq() {
        return offerable.firstSeq();
    }

    @Override
    public @Nullable String nextAgentId() {
        return idle.firstId();
    }
}
