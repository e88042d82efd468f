package dev.oneline.runtime.eventlog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.database.TestDatabase;
import dev.oneline.runtime.eventlog.AppendOutcome;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.EventLogContract;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresEventLogTest extends EventLogContract {
    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Database otherDatabase;

    @BeforeEach
    void openTwice() throws DatabaseRefused {
        DatabaseConfig config = TestDatabase.fresh();
        database = Database.open(vertx, config, Metrics.registry());
        otherDatabase = Database.open(vertx, config, Metrics.registry());
    }

    @AfterEach
    void closeBoth() throws Exception {
        database.close();
        otherDatabase.close();
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Override
    protected EventLog log() {
        return new PostgresEventLog(database, Metrics.registry());
    }

    @Override
    protected EventLog otherOwner() {
        return new PostgresEventLog(otherDatabase, Metrics.registry());
    }

    @Test
    void shouldKeepWhatWasAcknowledgedWhenPostgresIsKilled() throws Exception {
        EventLog log = log();
        for (int i = 0; i < 50; i++) {
            append(log, 2L * i, entries(2 * i + 1, 2 * i + 2));
        }

        ProcessHandle postmaster = ProcessHandle.of(TestDatabase.server().pid()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get(5, TimeUnit.SECONDS);

        List<LogEntry> kept = readUntilAnswered(log);
        assertThat(kept).isEqualTo(entries(1, 100));
        assertThat(append(log, 100, entries(101, 101))).isEqualTo(new AppendOutcome.Appended(101));
    }

    /**
     * The pool finds its connections broken, and the database is on its way back: with the databases of all tests before this
     * one it has thousands of files to flush, which a busy disk took 29 seconds for. How soon it is back isn't what is tested.
     */
    private static List<LogEntry> readUntilAnswered(EventLog log) throws Exception {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (true) {
            try {
                return await(log.read(ShardId.ofTenant("acme"), 1, 1_000));
            } catch (ExecutionException | java.sql.SQLException e) {
                assertThat(System.nanoTime()).as("back in time: " + e).isLessThan(giveUpAt);
            }
        }
    }
}
