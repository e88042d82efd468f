package dev.oneline.runtime.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.config.SettingRefused;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KafkaConfigTest {
    @Test
    void shouldReadOneBrokerOrSome() throws Exception {
        assertThat(KafkaConfig.parse("log", "kafka://127.0.0.1:9092"))
                .isEqualTo(new KafkaConfig(List.of("127.0.0.1:9092"), "oneline"));
        assertThat(KafkaConfig.parse("log", "kafka://one:9092,other:9093/second"))
                .isEqualTo(new KafkaConfig(List.of("one:9092", "other:9093"), "second"));
    }

    @Test
    void shouldRefuseWhatNamesNoBroker() {
        for (var wrong : List.of(
                "",
                "kafka",
                "kafka://",
                "kafka://host",
                "kafka://host:0",
                "kafka://host:70000",
                "kafka://host:9092,",
                "kafka://host:9092/No Prefix",
                "postgresql://host:5432/oneline")) {
            assertThatThrownBy(() -> KafkaConfig.parse("log", wrong))
                    .as(wrong)
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageStartingWith("--log must be ");
        }
    }

    @Test
    void shouldSayInOneLineThatNobodyIsThere() throws Exception {
        var vertx = Vertx.vertx();
        int silent;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            silent = socket.getLocalPort();
        }
        for (var url : List.of("kafka://127.0.0.1:" + silent, "kafka://no-such-host.invalid:9092")) {
            var config = KafkaConfig.parse("log", url);
            assertThatThrownBy(() -> KafkaEventLog.open(vertx, config, Metrics.registry(), 1_000))
                    .isInstanceOf(LogRefused.class)
                    .hasMessageStartingWith("cannot use the log " + url + ": ")
                    .hasMessageNotContaining("\n");
        }
        vertx.close().await(5, TimeUnit.SECONDS);
    }
}
