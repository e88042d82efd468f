package dev.oneline.backend.decisions;

import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.backend.history.History;
import dev.oneline.backend.identity.Users;
import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.why.Explanation;
import dev.oneline.core.why.Tracing;
import dev.oneline.core.why.Turn;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.ShardId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Explains a contact's decisions: takes the nearest snapshot before its first event, and replays the log from there to its
 * last one. Calls block.
 */
public final class DecisionReplay {
    private static final int PAGE = 2_000;

    private final Database database;
    private final EventLog log;
    private final Bounds bounds;

    /**
     * @param maxEvents of one replay
     * @param maxMs that it may take
     */
    public record Bounds(long maxEvents, long maxMs) {
        /** Half of what a page waits for an answer, and less than what a page's user waits for. */
        public static final Bounds ONLINE = new Bounds(200_000, 8_000);

        /** For who has the time. */
        public static final Bounds NONE = new Bounds(Long.MAX_VALUE, TimeUnit.DAYS.toMillis(1));
    }

    /** A replay of more than its bounds allow. Carries no stack trace: it is an answer. */
    public static final class ReplayTooLong extends Exception {
        ReplayTooLong() {
            super("the replay takes too long", null, false, false);
        }
    }

    public DecisionReplay(Database database, EventLog log, Bounds bounds) {
        this.database = database;
        this.log = log;
        this.bounds = bounds;
    }

    /**
     * The contract's Decisions as JSON text; empty when the log has no such contact.
     *
     * @param untilSeq the last log sequence number that is looked at
     */
    public Optional<String> explain(String tenant, String contactId, long untilSeq)
            throws JournalFailed, SQLException, ReplayTooLong {
        var budget = new Budget(bounds);
        var journal = new LogJournal(log, ShardId.ofTenant(tenant));
        var span = span(tenant, contactId, journal, budget);
        if (span.firstSeq() == 0) {
            return Optional.empty();
        }
        var snapshot = journal.snapshotBefore(span.firstSeq());
        var shard = snapshot == null ? new Shard() : Shard.restore(snapshot);
        long seq = shard.view().lastSeq();
        long lastSeq = Math.min(span.lastSeq(), untilSeq);
        budget.require(lastSeq - seq);
        var times = new LogTimes(journal, seq);
        var tracing = new Tracing(shard, contactId, times::atMs);
        while (seq < lastSeq) {
            var page = journal.page(seq + 1, (int) Math.min(PAGE, lastSeq - seq));
            if (page.isEmpty()) {
                throw new JournalFailed("the log ends at " + seq + ", before " + lastSeq, null);
            }
            for (var recorded : page) {
                times.add(recorded);
                tracing.next(recorded);
            }
            seq += page.size();
            budget.require(0);
        }
        times.requireComplete();
        var supervisors = supervisors(tracing.decisions());
        var names = database.withTenantBlocking(tenant, connection -> Users.names(connection, supervisors));
        return Optional.of(DecisionJson.write(contactId, tracing.truncated(), names, tracing.decisions()));
    }

    private static Set<String> supervisors(List<Explanation> decisions) {
        var userIds = new TreeSet<String>();
        for (var decision : decisions) {
            switch (decision.turn()) {
                case Turn.Queued queued -> userIds.add(queued.by());
                case Turn.Offered offered -> userIds.add(offered.by());
                default -> {
                    // The rules did it, or an agent or the customer.
                }
            }
        }
        userIds.remove("");
        return userIds;
    }

    /** The history may be a moment behind the log: what it doesn't know yet is looked at here. */
    private History.Span span(String tenant, String contactId, LogJournal journal, Budget budget)
            throws JournalFailed, SQLException, ReplayTooLong {
        var span = database.withTenantBlocking(tenant, connection -> History.span(connection, contactId));
        long seq = span.projectedSeq();
        while (true) {
            var page = journal.page(seq + 1, PAGE);
            for (var recorded : page) {
                if (History.concerns(recorded.event(), contactId)) {
                    span = span.with(recorded.seq());
                }
            }
            seq += page.size();
            if (page.size() < PAGE) {
                return span;
            }
            budget.require(seq - span.projectedSeq());
        }
    }

    private static final class Budget {
        private final Bounds bounds;
        private final long startNs = System.nanoTime();

        Budget(Bounds bounds) {
            this.bounds = bounds;
        }

        void require(long events) throws ReplayTooLong {
            if (events > bounds.maxEvents()
                    || System.nanoTime() - startNs > TimeUnit.MILLISECONDS.toNanos(bounds.maxMs())) {
                throw new ReplayTooLong();
            }
        }
    }
}
