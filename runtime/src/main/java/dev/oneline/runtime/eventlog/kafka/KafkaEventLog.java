package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.eventlog.AppendOutcome;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.Snapshot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log as a topic for each shard. See {@link ShardWriter} for how two owners are kept apart. */
public final class KafkaEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);

    private static final long CLOSE_LIMIT_MS = 3_000;

    /** A start doesn't wait for a Kafka that is still starting: who is asked is there, or isn't. */
    private static final int OPEN_LIMIT_MS = 6_000;

    private final Vertx vertx;
    private final Clients clients;
    private final Admin admin;
    private final Topics topics;
    private final Readers readers;
    private final LogReader log;
    private final SnapshotReader snapshots;
    private final Owners owners;
    private final ConcurrentMap<ShardId, ShardWriter> writers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Timer appendTime;
    private final Counter conflicts;

    private KafkaEventLog(
            Vertx vertx, Clients clients, Admin admin, Topics topics, Owners owners, MeterRegistry meters) {
        this.vertx = vertx;
        this.clients = clients;
        this.admin = admin;
        this.topics = topics;
        this.owners = owners;
        this.readers = new Readers(clients);
        this.log = new LogReader(topics, readers);
        this.snapshots = new SnapshotReader(topics, readers);
        this.appendTime = Timer.builder("oneline.eventlog.append")
                .publishPercentileHistogram()
                .register(meters);
        this.conflicts = meters.counter("oneline.eventlog.conflicts");
    }

    /** Finds out whether there is a Kafka. Blocks; call it off the event loop. */
    public static KafkaEventLog open(Vertx vertx, KafkaConfig config, MeterRegistry meters) throws LogRefused {
        return open(vertx, config, meters, OPEN_LIMIT_MS);
    }

    static KafkaEventLog open(Vertx vertx, KafkaConfig config, MeterRegistry meters, int limitMs) throws LogRefused {
        var clients = new Clients(config);
        Admin admin = null;
        try {
            admin = clients.admin();
            int brokers = Topics.await(admin.describeCluster(new DescribeClusterOptions().timeoutMs(limitMs))
                            .nodes())
                    .size();
            if (brokers < 2) {
                LOG.warn(
                        "the log is on one Kafka broker: what it acknowledged survives its crash, but not its machine's");
            }
            var topics = new Topics(admin, config.prefix(), brokers);
            return new KafkaEventLog(vertx, clients, admin, topics, new Owners(clients, config, meters), meters);
        } catch (KafkaException e) {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
            throw new LogRefused("cannot use the log " + config.shown() + ": " + inWords(e, limitMs)
                    + "; start Kafka 4 or newer there, or leave --log out");
        }
    }

    /** Loads what a start with Kafka needs, without one: for a virtual machine that is to keep it ready. */
    public static void practise() {
        var clients = new Clients(new KafkaConfig(List.of("127.0.0.1:9"), "practice"));
        clients.admin().close(Duration.ZERO);
        clients.producer("practice").close(Duration.ZERO);
        clients.consumer().close(CloseOptions.timeout(Duration.ZERO));
        clients.member("practice", null).close(CloseOptions.timeout(Duration.ZERO));
    }

    private static String inWords(KafkaException e, int limitMs) {
        if (e instanceof TimeoutException) {
            return "no broker answered within " + limitMs / 1_000 + " s";
        }
        // What it couldn't begin with is said by the innermost.
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
    }

    @Override
    public Future<AppendOutcome> append(ShardId shard, long expectedSeq, List<LogEntry> entries) {
        EventLog.requireContiguous(expectedSeq, entries);
        List<LogEntry> frozen = List.copyOf(entries);
        long startedAtNs = System.nanoTime();
        return call(() -> writer(shard).append(expectedSeq, frozen)).onSuccess(outcome -> {
            switch (outcome) {
                case AppendOutcome.Appended appended ->
                    appendTime.record(System.nanoTime() - startedAtNs, TimeUnit.NANOSECONDS);
                case AppendOutcome.Conflict conflict -> conflicts.increment();
            }
        });
    }

    @Override
    public Future<Boolean> claim(ShardId shard) {
        return call(() -> {
            topics.create(shard);
            if (!owners.claim(topics.events(shard))) {
                return false;
            }
            writer(shard).claim();
            return true;
        });
    }

    @Override
    public boolean holds(ShardId shard) {
        return owners.holds(topics.events(shard));
    }

    @Override
    public Future<List<LogEntry>> read(ShardId shard, long fromSeq, int max) {
        if (max < 1 || max > MAX_READ) {
            throw new IllegalArgumentException("max must be from 1 to " + MAX_READ + ", not " + max);
        }
        return call(() -> log.read(topics.events(shard), fromSeq, max));
    }

    @Override
    public Future<Long> lastSeq(ShardId shard) {
        return call(() -> log.lastSeq(topics.events(shard)));
    }

    @Override
    public Future<Void> saveSnapshot(ShardId shard, Snapshot snapshot) {
        return call(() -> {
                    writer(shard).save(snapshot);
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public Future<Optional<Snapshot>> newestSnapshot(ShardId shard) {
        return call(() -> snapshots.find(topics.snapshots(shard), SnapshotIndex::newest));
    }

    @Override
    public Future<Optional<Snapshot>> snapshotBefore(ShardId shard, long seq, int version) {
        return call(() -> snapshots.find(topics.snapshots(shard), index -> index.before(seq, version)));
    }

    /** Waits for calls under way, but not for a Kafka that is away. Others may take the shards at once. */
    @Override
    public void close() {
        owners.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_LIMIT_MS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writers.values().forEach(ShardWriter::close);
        readers.close();
        admin.close(Duration.ZERO);
    }

    private ShardWriter writer(ShardId shard) {
        return writers.computeIfAbsent(shard, ignored -> new ShardWriter(shard, clients, topics, log, snapshots));
    }

    private <T> Future<T> call(Supplier<T> blocking) {
        var done = new CompletableFuture<T>();
        threads.execute(() -> {
            try {
                done.complete(blocking.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return Future.fromCompletionStage(done, vertx.getOrCreateContext());
    }
}
