package dev.oneline.backend.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.kafka.KafkaEventLog;
import dev.oneline.runtime.eventlog.kafka.TestBroker;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database and a log that don't belong together. */
class SameLogTest {
    private static final ShardId SHARD = ShardId.ofTenant("demo");

    private final BackendRig rig = BackendRig.started();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldRefuseALogThatTheHistoryWasNotMadeFrom() throws Exception {
        var media = FakeMediaBridge.started(rig);
        FakeSipBridge.started(rig).callArrives("c1", "4008001235");
        media.finishGreeting("c1");
        var leader = rig.rest().as("leader");
        Eventually.until(
                "the history",
                () -> leader.send("GET", "/api/v1/contacts", null, null).body().contains("\"queued\""));
        rig.stop();

        var other = TestBroker.fresh();
        rig.with("log", other.shown());
        assertThatThrownBy(rig::start)
                .hasMessageContaining("the log " + other.shown() + " has 0: it was made from another log")
                .hasMessageContaining("--data");

        // One that is longer is another one all the same.
        var log = KafkaEventLog.open(rig.vertx(), other, Metrics.registry());
        var entries = LongStream.rangeClosed(1, 50)
                .mapToObj(seq -> new LogEntry(seq, seq, "desk-attached", 1, "{\"agentId\":\"alice\"}"))
                .toList();
        assertThat(Eventually.await(log.append(SHARD, 0, entries))).isNotNull();
        log.close();
        assertThatThrownBy(rig::start)
                .hasMessageMatching(".*has another event \\d+ than the log " + Pattern.quote(other.shown()) + ".*");
    }
}
