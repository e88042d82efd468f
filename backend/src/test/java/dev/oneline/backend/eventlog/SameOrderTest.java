package dev.oneline.backend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.shard.Journal;
import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.simulation.SimulatedCommand;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.TestDatabase;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.kafka.KafkaEventLog;
import dev.oneline.runtime.eventlog.kafka.TestBroker;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One simulated order of commands comes to one state, wherever the log is, and however often the owner begins anew. */
class SameOrderTest {
    private static final ShardId SHARD = ShardId.ofTenant("acme");
    private static final int SEEDS = 2;
    private static final int STEPS = 700;
    private static final int MAX_TURN = 24;
    private static final int SNAPSHOT_EVENTS = 50;

    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
        Eventually.await(vertx.close());
    }

    @Test
    void shouldComeToTheSameStateOnBothAdapters() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var commands = SimulatedCommand.of(seed, STEPS);
            var alone = new Shard();
            var happened = new ArrayList<Recorded>();
            commands.forEach(sent -> handle(alone, sent, happened));
            var expected = EventCodec.write(alone.snapshot());
            assertThat(happened).hasSizeGreaterThan(2 * SNAPSHOT_EVENTS);

            var logs = new ArrayList<List<LogEntry>>();
            for (var log : List.of(postgres(), kafka())) {
                var shard = live(new LogJournal(log, SHARD), commands, new SplittableRandom(seed));
                assertThat(EventCodec.write(shard.snapshot()))
                        .as("seed %d, %s", seed, log.getClass().getSimpleName())
                        .isEqualTo(expected);
                logs.add(Eventually.await(log.read(SHARD, 1, EventLog.MAX_READ)));
            }
            assertThat(logs.getLast()).isEqualTo(logs.getFirst()).hasSameSizeAs(happened);
        }
    }

    /** As an owner lives: turns of some commands, a snapshot now and then, and again and again it begins anew. */
    private static Shard live(Journal journal, List<SimulatedCommand> commands, SplittableRandom random)
            throws JournalFailed {
        var shard = built(journal);
        long snapshotSeq = 0;
        int next = 0;
        while (next < commands.size()) {
            var turn = new ArrayList<Recorded>();
            int end = Math.min(commands.size(), next + 1 + random.nextInt(MAX_TURN));
            for (; next < end; next++) {
                handle(shard, commands.get(next), turn);
            }
            if (!turn.isEmpty()) {
                journal.append(turn);
            }
            if (shard.view().lastSeq() - snapshotSeq >= SNAPSHOT_EVENTS) {
                journal.save(shard.snapshot());
                snapshotSeq = shard.view().lastSeq();
            }
            if (random.nextInt(10) == 0) {
                shard = built(journal);
            }
        }
        return built(journal);
    }

    private static Shard built(Journal journal) throws JournalFailed {
        assertThat(journal.claim()).isTrue();
        var snapshot = journal.newestSnapshot();
        var shard = snapshot == null ? new Shard() : Shard.restore(snapshot);
        journal.replay(shard.view().lastSeq(), shard::replay);
        return shard;
    }

    private static void handle(Shard shard, SimulatedCommand sent, List<Recorded> happened) {
        if (shard.handle(sent.command(), sent.nowMs()) instanceof Outcome.Done done) {
            happened.addAll(done.events());
        }
    }

    private EventLog postgres() throws Exception {
        var database = Database.open(vertx, TestDatabase.fresh(), Metrics.registry());
        opened.add(database);
        return new PostgresEventLog(database, Metrics.registry());
    }

    private EventLog kafka() throws Exception {
        var log = KafkaEventLog.open(vertx, TestBroker.fresh(), Metrics.registry());
        opened.add(log);
        return log;
    }
}
