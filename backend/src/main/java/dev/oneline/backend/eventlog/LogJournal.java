package dev.oneline.backend.eventlog;

import dev.oneline.backend.eventlog.EventCodec.Unreadable;
import dev.oneline.backend.shard.Journal;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.ShardSnapshot;
import dev.oneline.runtime.eventlog.AppendOutcome;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.Snapshot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A shard's journal on the event log. */
public final class LogJournal implements Journal {
    private static final long TIMEOUT_S = 35;
    private static final int PAGE = 2_000;

    private final EventLog log;
    private final ShardId shard;

    public LogJournal(EventLog log, ShardId shard) {
        this.log = log;
        this.shard = shard;
    }

    @Override
    public boolean claim() throws JournalFailed {
        return await(log.claim(shard));
    }

    @Override
    public boolean holds() {
        return log.holds(shard);
    }

    @Override
    public @Nullable ShardSnapshot newestSnapshot() throws JournalFailed {
        return await(log.newestSnapshot(shard))
                .filter(snapshot -> snapshot.version() == EventCodec.SNAPSHOT_VERSION)
                .flatMap(snapshot -> EventCodec.readSnapshot(snapshot.payload()))
                .orElse(null);
    }

    /** The nearest snapshot before an event; null: there is none that can be read, replay from the first event. */
    public @Nullable ShardSnapshot snapshotBefore(long seq) throws JournalFailed {
        return await(log.snapshotBefore(shard, seq, EventCodec.SNAPSHOT_VERSION))
                .flatMap(snapshot -> EventCodec.readSnapshot(snapshot.payload()))
                .orElse(null);
    }

    @Override
    public void replay(long seq, Consumer<Recorded> each) throws JournalFailed {
        long nextSeq = seq + 1;
        List<Recorded> page;
        do {
            page = page(nextSeq, PAGE);
            page.forEach(each);
            nextSeq += page.size();
        } while (page.size() == PAGE);
    }

    /** Events in order, beginning with {@code fromSeq}; fewer than {@code max} only at the end of the log. */
    public List<Recorded> page(long fromSeq, int max) throws JournalFailed {
        var page = new ArrayList<Recorded>();
        for (var entry : await(log.read(shard, fromSeq, max))) {
            page.add(read(entry));
        }
        return page;
    }

    @Override
    public void append(List<Recorded> events) throws JournalFailed {
        var entries = new ArrayList<LogEntry>(events.size());
        for (var event : events) {
            entries.add(EventCodec.entry(event));
        }
        long expectedSeq = events.getFirst().seq() - 1;
        if (await(log.append(shard, expectedSeq, entries)) instanceof AppendOutcome.Conflict conflict) {
            throw new JournalFailed(
                    "another owner wrote: the log ends at " + conflict.lastSeq() + ", not at " + expectedSeq, null);
        }
    }

    @Override
    public void save(ShardSnapshot snapshot) throws JournalFailed {
        var payload = EventCodec.write(snapshot);
        await(log.saveSnapshot(shard, new Snapshot(snapshot.seq(), EventCodec.SNAPSHOT_VERSION, payload)));
    }

    private static Recorded read(LogEntry entry) throws JournalFailed {
        try {
            return EventCodec.recorded(entry);
        } catch (Unreadable e) {
            throw new JournalFailed("entry " + entry.seq() + ": " + e.getMessage(), e);
        }
    }

    private static <T> T await(Future<T> future) throws JournalFailed {
        try {
            return future.toCompletionStage().toCompletableFuture().get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new JournalFailed("the log can't be reached", e.getCause());
        } catch (TimeoutException e) {
            throw new JournalFailed("the log doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalFailed("interrupted", e);
        }
    }
}
