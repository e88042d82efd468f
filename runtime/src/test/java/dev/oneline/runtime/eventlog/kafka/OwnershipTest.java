package dev.oneline.runtime.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.eventlog.AppendOutcome.Appended;
import dev.oneline.runtime.eventlog.AppendOutcome.Conflict;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose a shard is, whoever comes, leaves, sleeps or wakes. */
class OwnershipTest {
    private static final ShardId SHARD = ShardId.ofTenant("acme");
    private static final ShardId SECOND_SHARD = ShardId.ofTenant("other");
    private static final int SESSION_MS = 1_500;
    private static final long LIMIT_MS = 20_000;

    private final Vertx vertx = Vertx.vertx();
    private final KafkaConfig shared = TestBroker.fresh();
    private final List<EventLog> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        opened.forEach(EventLog::close);
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldNotLetAnOwnerWriteThatWasPausedWhileAnotherTookOver() throws Exception {
        var first = process("first");
        var said = new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.readLine()).isEqualTo("true");
        long acknowledged = 0;
        while (acknowledged < 50) {
            acknowledged = appended(said.readLine());
        }
        var second = member("second");
        assertThat(await(second.claim(SHARD))).as("the first one lives").isFalse();
        signal("STOP", first);

        awaitClaim(second, SHARD);
        // Rebuilt from the log, and on.
        long takenAt = await(second.lastSeq(SHARD));
        assertThat(takenAt).isGreaterThanOrEqualTo(50);
        for (int nth = 0; nth < 5; nth++) {
            assertThat(append(second, takenAt + nth)).isEqualTo(new Appended(takenAt + nth + 1));
        }
        signal("CONT", first);

        // What it had said before it slept may still be in the pipe.
        var last = said.readLine();
        while (last != null && last.startsWith("Appended")) {
            acknowledged = appended(last);
            last = said.readLine();
        }
        assertThat(last).isEqualTo(new Conflict(takenAt + 5).toString());
        assertThat(acknowledged).isLessThanOrEqualTo(takenAt);
        assertThat(said.readLine()).as("it may have the shard again").isEqualTo("false");
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.holds(SHARD)).isTrue();
        assertThat(append(second, takenAt + 5)).isEqualTo(new Appended(takenAt + 6));
        var all = await(second.read(SHARD, 1, EventLog.MAX_READ));
        assertThat(all)
                .extracting(LogEntry::seq)
                .isEqualTo(LongStream.rangeClosed(1, takenAt + 6).boxed().toList());
        assertThat(all.subList((int) takenAt, all.size()))
                .extracting(LogEntry::type)
                .containsOnly("by-the-second-owner");
    }

    @Test
    void shouldGiveTheShardAtOnceToWhoWaitsForItWhenItsOwnerStops() throws Exception {
        var first = member("first");
        var second = member("second");
        assertThat(await(first.claim(SHARD))).isTrue();
        assertThat(append(first, 0)).isEqualTo(new Appended(1));
        assertThat(await(second.claim(SHARD))).isFalse();
        assertThat(second.holds(SHARD)).isFalse();

        first.close();

        awaitClaim(second, SHARD);
        assertThat(append(second, 1)).isEqualTo(new Appended(2));
    }

    @Test
    void shouldGiveTheShardBackAtOnceToWhoWasKilledAndCameBackUnderItsName() throws Exception {
        // With a session that no test waits for.
        var config = new KafkaConfig(shared.brokers(), shared.prefix(), "first", 60_000);
        var before = open(config);
        assertThat(await(before.claim(SHARD))).isTrue();
        assertThat(append(before, 0)).isEqualTo(new Appended(1));

        var after = open(config);

        assertThat(await(after.claim(SHARD))).isTrue();
        // Should the former one live after all, it owns nothing any more.
        assertThat(append(before, 1)).isEqualTo(new Conflict(1));
        assertThat(append(after, 1)).isEqualTo(new Appended(2));
        assertThat(await(before.claim(SHARD))).isFalse();
    }

    @Test
    void shouldSpreadTheShardsOverThoseWhoServe() throws Exception {
        var first = member("first");
        assertThat(await(first.claim(SHARD))).isTrue();
        assertThat(await(first.claim(SECOND_SHARD))).isTrue();
        var second = member("second");

        long giveUpAtNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
        while (held(first) != 1 || held(second) != 1) {
            assertThat(System.nanoTime()).as("each has one").isLessThan(giveUpAtNs);
            await(second.claim(SHARD));
            await(second.claim(SECOND_SHARD));
        }
        assertThat(first.holds(SHARD)).isNotEqualTo(second.holds(SHARD));
    }

    private static int held(EventLog log) {
        return (log.holds(SHARD) ? 1 : 0) + (log.holds(SECOND_SHARD) ? 1 : 0);
    }

    private EventLog member(String name) throws LogRefused {
        return open(new KafkaConfig(shared.brokers(), shared.prefix(), name, SESSION_MS));
    }

    private EventLog open(KafkaConfig config) throws LogRefused {
        var log = KafkaEventLog.open(vertx, config, Metrics.registry());
        opened.add(log);
        return log;
    }

    private Process process(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        TestBroker.shared().address(),
                        shared.prefix(),
                        name,
                        String.valueOf(SESSION_MS),
                        SHARD.tenant())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitClaim(EventLog log, ShardId shard) throws Exception {
        long giveUpAtNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
        while (!await(log.claim(shard))) {
            assertThat(System.nanoTime()).as("the shard is given").isLessThan(giveUpAtNs);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void signal(String name, Process process) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static long appended(String line) {
        assertThat(line).startsWith("Appended[lastSeq=");
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private static Object append(EventLog log, long expectedSeq) throws Exception {
        var entry = new LogEntry(expectedSeq + 1, 0, "by-the-second-owner", 1, "{}");
        return await(log.append(SHARD, expectedSeq, List.of(entry)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(40, TimeUnit.SECONDS);
    }
}
