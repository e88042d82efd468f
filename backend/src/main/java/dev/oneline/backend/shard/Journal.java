package dev.oneline.backend.shard;

import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.ShardSnapshot;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One shard's log and snapshots. Calls block. */
public interface Journal {
    /** Whether the shard is ours to decide for: see {@link dev.oneline.runtime.eventlog.EventLog#claim}. */
    boolean claim() throws JournalFailed;

    /** Whether the last claim still holds, as far as is known here. */
    boolean holds();

    /** The newest snapshot that can be read; null: there is none, replay from the first event. */
    @Nullable
    ShardSnapshot newestSnapshot() throws JournalFailed;

    /** Every event after {@code seq}, in order. */
    void replay(long seq, Consumer<Recorded> each) throws JournalFailed;

    /** All or none. Fails when the log doesn't end right before the first of them: another owner has written. */
    void append(List<Recorded> events) throws JournalFailed;

    void save(ShardSnapshot snapshot) throws JournalFailed;

    /** The log can't be read or written now, or not by us. */
    final class JournalFailed extends Exception {
        public JournalFailed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
