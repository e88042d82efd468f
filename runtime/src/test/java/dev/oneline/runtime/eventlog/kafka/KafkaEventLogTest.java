package dev.oneline.runtime.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.EventLogContract;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaEventLogTest extends EventLogContract {
    private final Vertx vertx = Vertx.vertx();
    private EventLog log;
    private EventLog otherOwner;

    @BeforeEach
    void openTwice() throws LogRefused {
        var config = TestBroker.fresh();
        log = KafkaEventLog.open(vertx, config, Metrics.registry());
        otherOwner = KafkaEventLog.open(vertx, config, Metrics.registry());
    }

    @AfterEach
    void closeBoth() throws Exception {
        log.close();
        otherOwner.close();
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected EventLog otherOwner() {
        return otherOwner;
    }

    @Test
    void shouldBeTriedWithTheBrokerThatTheClientsAreOf() {
        assertThat(TestBroker.lib())
                .isDirectoryContaining(jar ->
                        jar.getFileName().toString().equals("kafka-clients-" + AppInfoParser.getVersion() + ".jar"));
    }
}
