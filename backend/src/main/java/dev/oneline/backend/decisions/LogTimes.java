package dev.oneline.backend.decisions;

import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.core.shard.Recorded;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When events happened: those that are replayed, and earlier ones by a look into the log, once each. */
final class LogTimes {
    private final LogJournal journal;
    private final long startSeq;
    private final Map<Long, Long> earlier = new HashMap<>();
    private long[] replayed = new long[1_024];
    private int count;
    private @Nullable JournalFailed failure;

    /** @param startSeq after which the replay begins */
    LogTimes(LogJournal journal, long startSeq) {
        this.journal = journal;
        this.startSeq = startSeq;
    }

    void add(Recorded recorded) {
        if (count == replayed.length) {
            replayed = Arrays.copyOf(replayed, 2 * count);
        }
        replayed[count++] = recorded.atMs();
    }

    /** 0 for number 0, before the first event. */
    long atMs(long seq) {
        if (seq > startSeq) {
            return replayed[(int) (seq - startSeq) - 1];
        }
        return seq == 0 ? 0 : earlier.computeIfAbsent(seq, this::look);
    }

    private long look(long seq) {
        try {
            return journal.page(seq, 1).getFirst().atMs();
        } catch (JournalFailed failed) {
            failure = failed;
            return 0;
        }
    }

    /** @throws JournalFailed when a time could not be read */
    void requireComplete() throws JournalFailed {
        if (failure != null) {
            throw failure;
        }
    }
}
