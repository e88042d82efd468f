package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.contract.json.Json;
import dev.oneline.runtime.eventlog.AppendOutcome;
import dev.oneline.runtime.eventlog.AppendOutcome.Appended;
import dev.oneline.runtime.eventlog.AppendOutcome.Conflict;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to write for one shard. It writes as long as it is the owner: as nobody took the shard's transactional id
 * since it did. Who takes it ends what the former owner had under way, and only then looks where the log ends; from then on
 * nobody else can change that. So the comparison of an append needs no lock of Kafka's. Calls block, one at a time.
 *
 * <p>An append that can't succeed takes nothing: a reader who lags, or a shard that is to be rebuilt, doesn't fence the
 * owner.
 */
final class ShardWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardWriter.class);

    private final ShardId shard;
    private final TopicPartition events;
    private final TopicPartition snapshots;
    private final Clients clients;
    private final Topics topics;
    private final LogReader log;
    private final SnapshotReader snapshotReader;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Ownership ownership;

    /** What makes this writer the owner, and where the log ends for as long as it is. */
    private static final class Ownership {
        private final Producer<byte[], byte[]> producer;
        private long lastSeq;

        Ownership(Producer<byte[], byte[]> producer, long lastSeq) {
            this.producer = producer;
            this.lastSeq = lastSeq;
        }
    }

    ShardWriter(ShardId shard, Clients clients, Topics topics, LogReader log, SnapshotReader snapshotReader) {
        this.shard = shard;
        this.events = topics.events(shard);
        this.snapshots = topics.snapshots(shard);
        this.clients = clients;
        this.topics = topics;
        this.log = log;
        this.snapshotReader = snapshotReader;
    }

    /** Makes this writer the owner, whoever was it before. */
    void claim() {
        awaitTurn();
        try {
            letGo();
            takeOver();
        } finally {
            turn.unlock();
        }
    }

    /** @throws KafkaException when nobody knows whether it was written */
    AppendOutcome append(long expectedSeq, List<LogEntry> entries) {
        awaitTurn();
        try {
            var owner = ownership;
            if (owner != null && owner.lastSeq != expectedSeq) {
                // The caller read what another has written since: this isn't the owner any more.
                letGo();
                owner = null;
            }
            if (owner == null) {
                long lastSeq = log.lastSeq(events);
                if (lastSeq != expectedSeq) {
                    return new Conflict(lastSeq);
                }
                owner = takeOver();
                if (owner.lastSeq != expectedSeq) {
                    return new Conflict(owner.lastSeq);
                }
            }
            return append(owner, entries);
        } finally {
            turn.unlock();
        }
    }

    private AppendOutcome append(Ownership owner, List<LogEntry> entries) {
        boolean committing = false;
        try {
            owner.producer.beginTransaction();
            long lastOffset = offset(send(
                    owner.producer,
                    entries.stream().map(entry -> Records.of(events, entry)).toList()));
            committing = true;
            owner.producer.commitTransaction();
            log.awaitVisible(events, lastOffset + 1);
            owner.lastSeq = entries.getLast().seq();
            return new Appended(owner.lastSeq);
        } catch (ProducerFencedException | InvalidProducerEpochException | InvalidTxnStateException fenced) {
            // The last: the other owner's beginning has ended our transaction between two of our words (KIP-890).
            letGo();
            LOG.info("another owner took the shard tenant={} shard={}", shard.tenant(), shard.name());
            if (committing && mayBeOurs(entries)) {
                throw fenced;
            }
            return new Conflict(log.lastSeq(events));
        } catch (KafkaException e) {
            letGo();
            throw e;
        }
    }

    /** The answer to a commit may be lost, and the owner fenced before it asks again. */
    private boolean mayBeOurs(List<LogEntry> entries) {
        return log.read(events, entries.getFirst().seq(), entries.size()).equals(entries);
    }

    /** One too large to be kept is left out: it is an aid, and a longer replay does as well. */
    void save(Snapshot snapshot) {
        byte[] packed = SnapshotReader.pack(snapshot.payload());
        if (packed.length > Clients.MAX_RECORD_BYTES - 1_024) {
            LOG.warn("snapshot too large to be kept tenant={} bytes={}", shard.tenant(), packed.length);
            return;
        }
        awaitTurn();
        try {
            save(ownership == null ? takeOver() : ownership, snapshot, packed);
        } catch (KafkaException e) {
            letGo();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private void save(Ownership owner, Snapshot snapshot, byte[] packed) {
        var producer = owner.producer;
        var index = snapshotReader.index(snapshots);
        producer.beginTransaction();
        long offset = offset(send(producer, List.of(record(SnapshotReader.key(snapshot.seq()), packed))));
        var later = index.with(new SnapshotIndex.Kept(snapshot.seq(), snapshot.version(), offset));
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        index.withoutThoseOf(later).forEach(gone -> records.add(record(SnapshotReader.key(gone.seq()), null)));
        records.add(record(SnapshotReader.INDEX_KEY, Records.bytes(Json.write(later))));
        var last = send(producer, records);
        producer.commitTransaction();
        log.awaitVisible(snapshots, offset(last) + 1);
    }

    /** From here on no other writer's append succeeds, and what one had under way has come to its end. */
    private Ownership takeOver() {
        topics.create(shard);
        var producer = clients.producer(topics.transactionalId(shard));
        try {
            producer.initTransactions();
            var owner = new Ownership(producer, log.lastSeq(events));
            ownership = owner;
            LOG.info("shard taken tenant={} shard={} seq={}", shard.tenant(), shard.name(), owner.lastSeq);
            return owner;
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private void letGo() {
        var owner = ownership;
        ownership = null;
        if (owner != null) {
            // Without a word to the broker: who takes over ends what is under way.
            owner.producer.close(Duration.ZERO);
        }
    }

    private ProducerRecord<byte[], byte[]> record(byte[] key, byte @Nullable [] value) {
        return new ProducerRecord<>(snapshots.topic(), snapshots.partition(), key, value);
    }

    /** Returns what becomes of the last one; what becomes of the others, the commit says. */
    private static @Nullable Future<RecordMetadata> send(
            Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        Future<RecordMetadata> last = null;
        for (var record : records) {
            last = producer.send(record);
        }
        return last;
    }

    private static long offset(@Nullable Future<RecordMetadata> sent) {
        try {
            return sent == null
                    ? 0
                    : sent.get(Clients.CALL_LIMIT_MS, TimeUnit.MILLISECONDS).offset();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** A shard's loop has one call under way: whoever waits here longer than a call is better told to try again. */
    private void awaitTurn() {
        try {
            if (!turn.tryLock(Clients.CALL_LIMIT_MS, TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("the shard's last append is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        awaitTurn();
        try {
            letGo();
        } finally {
            turn.unlock();
        }
    }
}
