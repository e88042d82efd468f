package dev.oneline.backend.decisions;

import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.work.WorkPool;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.EventLog;
import io.vertx.core.Future;

/** Explains decisions while calls go on: a few replays at a time, within bounds; beyond them it says no at once. */
public final class Decisions implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 8;
    private static final long RETRY_MS = 1_000;

    private final DecisionReplay replay;
    private final WorkPool pool = new WorkPool("decisions", THREADS, MAX_WAITING);

    public Decisions(Database database, EventLog log) {
        this.replay = new DecisionReplay(database, log, DecisionReplay.Bounds.ONLINE);
    }

    /** The contract's Decisions as JSON text. Fails with {@link Refused} or {@link dev.oneline.backend.work.Overloaded}. */
    public Future<String> explain(String tenant, String contactId, long untilSeq) {
        return pool.run(() -> {
            try {
                return replay.explain(tenant, contactId, untilSeq)
                        .orElseThrow(() -> Refused.because(Refusal.NO_SUCH_CONTACT));
            } catch (DecisionReplay.ReplayTooLong tooLong) {
                throw Refused.because(Refusal.REPLAY_TOO_LONG);
            } catch (JournalFailed failed) {
                throw Refused.retryAfter(Refusal.TRY_AGAIN, RETRY_MS);
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
