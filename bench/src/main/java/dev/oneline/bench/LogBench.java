package dev.oneline.bench;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.choice.LogChoice;
import dev.oneline.standalone.OwnDatabase;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How long an append takes, one at a time as a shard's loop does: of one event, and of a full turn's. In the embedded
 * database; and with {@code kafka://host:port} as argument on that Kafka, too, under a prefix of its own that stays there.
 */
public final class LogBench {
    private static final int WARM_UP = 300;
    private static final int RUNS = 1_000;
    private static final int TURN_EVENTS = 100;
    private static final String PAYLOAD =
            "{\"contactId\":\"c0123456789\",\"queueId\":\"sales\",\"note\":\"" + "x".repeat(150) + "\"}";

    private final ShardId shard = ShardId.ofTenant("bench");
    private final EventLog log;
    private long lastSeq;

    private LogBench(EventLog log) {
        this.log = log;
    }

    public static void main(String[] args) throws Exception {
        var home = Path.of(System.getProperty("oneline.home", ".")).toAbsolutePath();
        var data = Files.createTempDirectory("oneline-log");
        var vertx = Vertx.vertx();
        try (var own = OwnDatabase.start(data, home);
                var database =
                        Database.open(vertx, DatabaseConfig.from(Settings.of(own.settings())), Metrics.registry())) {
            try (var log = LogChoice.from(Settings.of(Map.of())).open(vertx, database, Metrics.registry())) {
                new LogBench(log).run("postgresql");
            }
            if (args.length > 0) {
                var url = args[0] + "/bench-" + UUID.randomUUID().toString().substring(0, 8);
                try (var log =
                        LogChoice.from(Settings.of(Map.of("log", url))).open(vertx, database, Metrics.registry())) {
                    new LogBench(log).run("kafka");
                }
            }
        } finally {
            vertx.close().await(5, TimeUnit.SECONDS);
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(String name) throws Exception {
        long beganNs = System.nanoTime();
        if (!log.claim(shard).await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("another owns the shard");
        }
        figure(name + ".claim_ms", (System.nanoTime() - beganNs) / 1e6);
        measure(WARM_UP, 1);
        figures(name + ".append", measure(RUNS, 1));
        figures(name + ".append_" + TURN_EVENTS, measure(RUNS / 4, TURN_EVENTS));
    }

    private double[] measure(int runs, int events) throws Exception {
        var tookMs = new double[runs];
        for (int run = 0; run < runs; run++) {
            long first = lastSeq + 1;
            List<LogEntry> entries = LongStream.range(first, first + events)
                    .mapToObj(seq -> new LogEntry(seq, seq, "contact-queued", 1, PAYLOAD))
                    .toList();
            long beganNs = System.nanoTime();
            log.append(shard, lastSeq, entries).await(30, TimeUnit.SECONDS);
            tookMs[run] = (System.nanoTime() - beganNs) / 1e6;
            lastSeq += events;
        }
        Arrays.sort(tookMs);
        return tookMs;
    }

    private static void figures(String name, double[] sortedMs) {
        figure(name + ".p50_ms", sortedMs[sortedMs.length / 2]);
        figure(name + ".p99_ms", sortedMs[sortedMs.length * 99 / 100]);
    }

    private static void figure(String name, double valueMs) {
        System.out.printf(Locale.ROOT, "log.%s=%.2f ms%n", name, valueMs);
    }
}
