package dev.oneline.backend.history;

import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether a database and a log belong together, now that they can be in two places. What the history knows must be on the
 * log, at the same place and of the same time: one that was made from another log would take the next events for ones that
 * it has. A history that is behind, or empty, is no matter: it is filled from the log.
 */
public final class SameLog {
    private static final long TIMEOUT_S = 30;

    private SameLog() {}

    /** An event that the history knows. */
    private record Known(long seq, long atMs, String type) {
        boolean is(LogEntry entry) {
            return entry.seq() == seq && entry.atMs() == atMs && entry.type().equals(type);
        }
    }

    /** @throws StartRefused when they don't belong together, or the log can't be read */
    public static void require(String tenant, Database database, EventLog log, String shown)
            throws StartRefused, SQLException {
        var shard = ShardId.ofTenant(tenant);
        long projectedSeq = database.withTenantBlocking(tenant, History::projectedSeq);
        long lastSeq = await(log.lastSeq(shard), shown);
        if (projectedSeq > lastSeq) {
            throw refused(tenant, "knows " + projectedSeq + " events, the log " + shown + " has " + lastSeq);
        }
        for (var known : database.withTenantBlocking(tenant, SameLog::firstAndLast)) {
            var there = await(log.read(shard, known.seq(), 1), shown);
            if (there.isEmpty() || !known.is(there.getFirst())) {
                throw refused(tenant, "has another event " + known.seq() + " than the log " + shown);
            }
        }
    }

    private static List<Known> firstAndLast(Connection connection) throws SQLException {
        var known = new ArrayList<Known>();
        for (var order : List.of("ASC", "DESC")) {
            try (var query = connection.prepareStatement(
                            "SELECT seq, at_ms, type FROM contact_events ORDER BY seq " + order + " LIMIT 1");
                    var row = query.executeQuery()) {
                if (row.next()) {
                    known.add(new Known(row.getLong(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        return known;
    }

    private static StartRefused refused(String tenant, String how) {
        return new StartRefused("the history of tenant " + tenant + " " + how
                + ": it was made from another log; start with the --log that this database was used with,"
                + " or with fresh data (--data DIR or --database-url)");
    }

    private static <T> T await(Future<T> asked, String shown) throws StartRefused {
        try {
            return asked.toCompletionStage().toCompletableFuture().get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new StartRefused("the log " + shown + " can't be read: " + cause.getMessage());
        } catch (TimeoutException e) {
            throw new StartRefused("the log " + shown + " doesn't answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted");
        }
    }
}
