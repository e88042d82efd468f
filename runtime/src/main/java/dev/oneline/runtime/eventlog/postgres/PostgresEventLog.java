package dev.oneline.runtime.eventlog.postgres;

import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.AppendOutcome;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.Snapshot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The log as a table. One append is one statement and one transaction, however many entries: the primary key stops a
 * second writer, and the condition stops one that would leave a gap.
 */
public final class PostgresEventLog implements EventLog {
    /** One to fall back to when the newest can't be read. */
    private static final int SNAPSHOTS_KEPT = 2;

    // Rows that are there already are left alone rather than raising an error, which would fill the server's log;
    // a count that falls short is rolled back.
    private static final String APPEND = """
            INSERT INTO event_log (tenant_id, shard, seq, at_ms, type, version, payload)
            SELECT ?, ?, seq, at_ms, type, version, payload::json
            FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::text[])
                AS entries (seq, at_ms, type, version, payload)
            WHERE ? = 0 OR EXISTS (SELECT FROM event_log WHERE tenant_id = ? AND shard = ? AND seq = ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String READ = """
            SELECT seq, at_ms, type, version, payload FROM event_log
            WHERE tenant_id = ? AND shard = ? AND seq >= ? ORDER BY seq LIMIT ?
            """;

    private static final String LAST_SEQ =
            "SELECT coalesce(max(seq), 0) FROM event_log WHERE tenant_id = ? AND shard = ?";

    private static final String SAVE_SNAPSHOT = """
            INSERT INTO snapshots (tenant_id, shard, seq, version, payload) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, shard, seq) DO UPDATE SET version = excluded.version, payload = excluded.payload
            """;

    private static final String DROP_OLD_SNAPSHOTS = """
            DELETE FROM snapshots WHERE tenant_id = ? AND shard = ? AND seq NOT IN
                (SELECT seq FROM snapshots WHERE tenant_id = ? AND shard = ? ORDER BY seq DESC LIMIT ?)
            AND seq NOT IN
                (SELECT min(seq) FROM snapshots WHERE tenant_id = ? AND shard = ? AND seq >= ?
                GROUP BY seq / ? ORDER BY 1 DESC LIMIT ?)
            """;

    private static final String NEWEST_SNAPSHOT = """
            SELECT seq, version, payload FROM snapshots
            WHERE tenant_id = ? AND shard = ? ORDER BY seq DESC LIMIT 1
            """;

    private static final String SNAPSHOT_BEFORE = """
            SELECT seq, version, payload FROM snapshots
            WHERE tenant_id = ? AND shard = ? AND seq < ? AND version = ? ORDER BY seq DESC LIMIT 1
            """;

    private final Database database;
    private final Timer appendTime;
    private final Counter conflicts;

    public PostgresEventLog(Database database, MeterRegistry meters) {
        this.database = database;
        this.appendTime = Timer.builder("oneline.eventlog.append")
                .publishPercentileHistogram()
                .register(meters);
        this.conflicts = meters.counter("oneline.eventlog.conflicts");
    }

    @Override
    public Future<AppendOutcome> append(ShardId shard, long expectedSeq, List<LogEntry> entries) {
        EventLog.requireContiguous(expectedSeq, entries);
        List<LogEntry> frozen = List.copyOf(entries);
        long startedAtNs = System.nanoTime();
        return database.withTenant(shard.tenant(), connection -> {
                    if (insert(connection, shard, expectedSeq, frozen) == frozen.size()) {
                        return (AppendOutcome)
                                new AppendOutcome.Appended(frozen.getLast().seq());
                    }
                    throw new Conflicting();
                })
                .onSuccess(appended -> appendTime.record(System.nanoTime() - startedAtNs, TimeUnit.NANOSECONDS))
                .recover(failure -> failure instanceof Conflicting ? conflict(shard) : Future.failedFuture(failure));
    }

    /** A database knows of no owners: whoever appends first has written. */
    @Override
    public Future<Boolean> claim(ShardId shard) {
        return Future.succeededFuture(true);
    }

    @Override
    public boolean holds(ShardId shard) {
        return true;
    }

    @Override
    public Future<List<LogEntry>> read(ShardId shard, long fromSeq, int max) {
        if (max < 1 || max > MAX_READ) {
            throw new IllegalArgumentException("max must be from 1 to " + MAX_READ + ", not " + max);
        }
        return database.withTenant(shard.tenant(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                bind(statement, shard.tenant(), shard.name(), fromSeq, max);
                return readEntries(statement);
            }
        });
    }

    @Override
    public Future<Long> lastSeq(ShardId shard) {
        return database.withTenant(shard.tenant(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LAST_SEQ)) {
                bind(statement, shard.tenant(), shard.name());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public Future<Void> saveSnapshot(ShardId shard, Snapshot snapshot) {
        return database.withTenant(shard.tenant(), connection -> {
                    try (PreparedStatement save = connection.prepareStatement(SAVE_SNAPSHOT);
                            PreparedStatement drop = connection.prepareStatement(DROP_OLD_SNAPSHOTS)) {
                        bind(
                                save,
                                shard.tenant(),
                                shard.name(),
                                snapshot.seq(),
                                snapshot.version(),
                                snapshot.payload());
                        save.executeUpdate();
                        bind(
                                drop,
                                shard.tenant(),
                                shard.name(),
                                shard.tenant(),
                                shard.name(),
                                SNAPSHOTS_KEPT,
                                shard.tenant(),
                                shard.name(),
                                CHECKPOINT_EVENTS,
                                CHECKPOINT_EVENTS,
                                CHECKPOINTS_KEPT);
                        return drop.executeUpdate();
                    }
                })
                .mapEmpty();
    }

    @Override
    public Future<Optional<Snapshot>> newestSnapshot(ShardId shard) {
        return snapshot(shard, NEWEST_SNAPSHOT, shard.tenant(), shard.name());
    }

    @Override
    public Future<Optional<Snapshot>> snapshotBefore(ShardId shard, long seq, int version) {
        return snapshot(shard, SNAPSHOT_BEFORE, shard.tenant(), shard.name(), seq, version);
    }

    /** The database is its opener's. */
    @Override
    public void close() {}

    private Future<Optional<Snapshot>> snapshot(ShardId shard, String query, Object... values) {
        return database.withTenant(shard.tenant(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                bind(statement, values);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Snapshot(row.getLong(1), row.getInt(2), row.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    private Future<AppendOutcome> conflict(ShardId shard) {
        conflicts.increment();
        return lastSeq(shard).map(AppendOutcome.Conflict::new);
    }

    private static int insert(Connection connection, ShardId shard, long expectedSeq, List<LogEntry> entries)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            bind(
                    statement,
                    shard.tenant(),
                    shard.name(),
                    column(connection, "bigint", entries, LogEntry::seq),
                    column(connection, "bigint", entries, LogEntry::atMs),
                    column(connection, "text", entries, LogEntry::type),
                    column(connection, "int", entries, LogEntry::version),
                    column(connection, "text", entries, LogEntry::payload),
                    expectedSeq,
                    shard.tenant(),
                    shard.name(),
                    expectedSeq);
            return statement.executeUpdate();
        }
    }

    private static Object column(
            Connection connection, String type, List<LogEntry> entries, Function<LogEntry, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, entries.stream().map(value).toArray());
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static List<LogEntry> readEntries(PreparedStatement statement) throws SQLException {
        List<LogEntry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(new LogEntry(
                        rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getInt(4), rows.getString(5)));
            }
        }
        return entries;
    }

    /** Rolls the transaction back; never leaves this class. */
    private static final class Conflicting extends SQLException {
        Conflicting() {
            super("somebody else wrote first");
        }
    }
}
