package dev.oneline.runtime.eventlog;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The log of every shard. Thread-safe.
 *
 * <p>A future that fails says that the log can't be reached now. After a failed append nobody knows whether it was
 * written: the shard is rebuilt from what {@link #read} says.
 */
public interface EventLog extends AutoCloseable {
    /** The most entries that one read returns. */
    int MAX_READ = 10_000;

    /**
     * Appends entries if the log of the shard ends with {@code expectedSeq} (0: is empty): all of them or none, durable
     * and seen by every reader before the future completes.
     *
     * @param entries at least one, numbered from {@code expectedSeq + 1} without gaps
     * @throws IllegalArgumentException when they aren't
     */
    Future<AppendOutcome> append(ShardId shard, long expectedSeq, List<LogEntry> entries);

    /**
     * Whether the shard is the caller's to decide for. Where the log can tell owners apart, it is one caller's at a time,
     * and whoever had it before can't append any more; where it can't, it is everybody's, and {@link #append} keeps two
     * owners from writing the same place. The first claim of a shard may take some seconds: others are asked.
     */
    Future<Boolean> claim(ShardId shard);

    /** Whether the last claim still holds, as far as is known here. Asks nobody. */
    boolean holds(ShardId shard);

    /**
     * Entries in order, beginning with {@code fromSeq}; fewer than {@code max} only at the end of the log. A reader
     * never sees an entry before its predecessors.
     *
     * @param max from 1 to {@link #MAX_READ}
     */
    Future<List<LogEntry>> read(ShardId shard, long fromSeq, int max);

    /** Where the log ends; 0 when it is empty. */
    Future<Long> lastSeq(ShardId shard);

    /** Events between two checkpoints: see {@link #snapshotBefore}. */
    int CHECKPOINT_EVENTS = 50_000;

    /** Checkpoints of a shard that are kept; beyond them the oldest goes. */
    int CHECKPOINTS_KEPT = 64;

    /**
     * Keeps a snapshot, in place of an older one. The first one after each {@link #CHECKPOINT_EVENTS} stays as a
     * checkpoint, so that what a shard was at any time can be replayed from nearby.
     */
    Future<Void> saveSnapshot(ShardId shard, Snapshot snapshot);

    /** The snapshot with the highest sequence number. */
    Future<Optional<Snapshot>> newestSnapshot(ShardId shard);

    /** The last snapshot of a payload's version that contains nothing from {@code seq} on. */
    Future<Optional<Snapshot>> snapshotBefore(ShardId shard, long seq, int version);

    /** Lets go of what was opened for the log. */
    @Override
    void close();

    /** @throws IllegalArgumentException when entries aren't what {@link #append} asks for */
    static void requireContiguous(long expectedSeq, List<LogEntry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        long seq = expectedSeq;
        for (LogEntry entry : entries) {
            seq++;
            if (entry.seq() != seq) {
                throw new IllegalArgumentException("entry " + entry.seq() + " where " + seq + " is due");
            }
        }
    }
}
