package dev.oneline.runtime.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.eventlog.AppendOutcome.Appended;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an owner who dies leaves behind, and that nobody writes or deletes behind our back unnoticed. */
class FencingTest {
    private static final ShardId SHARD = ShardId.ofTenant("acme");

    private final Vertx vertx = Vertx.vertx();
    private final KafkaConfig config = TestBroker.fresh();
    private final Clients clients = new Clients(config);
    private final TopicPartition events = new TopicPartition(config.prefix() + ".events.acme.main", 0);
    private EventLog log;

    @BeforeEach
    void open() throws LogRefused {
        log = KafkaEventLog.open(vertx, config, Metrics.registry());
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldShowNothingOfAnAppendThatItsOwnerDidNotFinish() throws Exception {
        append(0, "told");
        var dying = clients.producer(config.prefix() + ".owner.acme.main");
        dying.initTransactions();
        dying.beginTransaction();
        for (long seq : new long[] {2, 3}) {
            dying.send(Records.of(events, entry(seq, "never-told"))).get();
        }

        assertThat(read(1)).extracting(LogEntry::type).containsExactly("told");
        assertThat(lastSeq()).isEqualTo(1);
        var other = KafkaEventLog.open(vertx, config, Metrics.registry());
        assertThat(await(other.append(SHARD, 1, List.of(entry(2, "told"))))).isEqualTo(new Appended(2));
        assertThatThrownBy(dying::commitTransaction)
                .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        dying.close();
        assertThat(await(other.append(SHARD, 2, List.of(entry(3, "told"))))).isEqualTo(new Appended(3));
        // From wherever one reads: the places of the unfinished ones aren't taken for theirs.
        for (int from = 1; from <= 3; from++) {
            assertThat(read(from)).hasSize(4 - from).extracting(LogEntry::type).containsOnly("told");
        }
        other.close();
    }

    @Test
    @Tag("nightly")
    void shouldKeepWhatWasAcknowledgedWhenTheBrokerIsKilled() throws Exception {
        for (long seq = 0; seq < 50; seq++) {
            append(seq, "told");
        }

        TestBroker.shared().kill();
        var unknown = log.append(SHARD, 50, List.of(entry(51, "perhaps")));
        TestBroker.shared().start();

        unknown.transform(done -> Future.succeededFuture(done)).await(60, TimeUnit.SECONDS);
        var kept = readUntilAnswered();
        assertThat(kept.subList(0, 50)).extracting(LogEntry::type).containsOnly("told");
        assertThat(kept.size()).isBetween(50, 51);
        long lastSeq = lastSeq();
        assertThat(append(lastSeq, "told")).isEqualTo(new Appended(lastSeq + 1));
    }

    @Test
    void shouldNotReadOnWhereSomebodyDeleted() throws Exception {
        for (long seq = 0; seq < 5; seq++) {
            append(seq, "told");
        }
        try (var admin = clients.admin()) {
            admin.deleteRecords(Map.of(events, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> read(1)).isInstanceOf(KafkaException.class).hasMessageContaining("where 1 is due");
    }

    @Test
    void shouldRefuseATopicThatForgets() throws Exception {
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(events.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> append(0, "told"))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining(" must have ")
                .hasMessageContaining("retention.ms=-1");
    }

    /** By the brokers' index, however long the log is: reading all before it would come to the same, only later. */
    @Test
    void shouldFindAnEntryWithoutReadingThoseBefore() throws Exception {
        for (long seq = 0; seq < 40; seq++) {
            append(seq, "told");
        }

        try (var readers = new Readers(clients)) {
            for (long seq : new long[] {1, 2, 20, 40}) {
                // Each entry is followed by the marker that ends its transaction.
                assertThat(readers.<Long>read(events, reading -> reading.offsetOf(Records.timestamp(seq))))
                        .isEqualTo(2 * (seq - 1));
            }
            assertThat(readers.<Long>read(events, reading -> reading.offsetOf(Records.timestamp(41))))
                    .isEqualTo(80);
        }
    }

    private Object append(long expectedSeq, String type) throws Exception {
        return await(log.append(SHARD, expectedSeq, List.of(entry(expectedSeq + 1, type))));
    }

    private List<LogEntry> read(long fromSeq) throws Exception {
        return await(log.read(SHARD, fromSeq, EventLog.MAX_READ));
    }

    private long lastSeq() throws Exception {
        return await(log.lastSeq(SHARD));
    }

    private List<LogEntry> readUntilAnswered() throws Exception {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return read(1);
            } catch (ExecutionException | KafkaException e) {
                assertThat(System.nanoTime()).as("back in time: " + e).isLessThan(giveUpAt);
            }
        }
    }

    private static LogEntry entry(long seq, String type) {
        return new LogEntry(seq, 1_000 + seq, type, 1, "{}");
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(40, TimeUnit.SECONDS);
    }
}
