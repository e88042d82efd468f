package dev.oneline.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeWatchTest {
    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry meters = Metrics.registry();
    private final Bus bus = new Bus(vertx, meters);
    private final ManualClock clock = new ManualClock();
    private final BlockingQueue<NodeHeartbeat> joined = new LinkedBlockingQueue<>();
    private final BlockingQueue<LostNode> lost = new LinkedBlockingQueue<>();
    private final NodeWatch watch =
            new NodeWatch(vertx, bus, clock).onJoined(joined::add).onLost(lost::add);

    @BeforeEach
    void startWatch() throws Exception {
        watch.start().await(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void closeVertx() throws Exception {
        watch.stop().await(5, TimeUnit.SECONDS);
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldSeeANodeJoinWithItsLoadAndLeaveAtOnceWhenItSaysGoodbye() throws Exception {
        var pulse = new NodePulse(new Node("media-1", NodeKind.MEDIA, vertx, bus, meters, clock), () -> 7, 200);

        pulse.start();
        NodeHeartbeat heartbeat = joined.poll(5, TimeUnit.SECONDS);
        assertThat(heartbeat).isEqualTo(new NodeHeartbeat("media-1", NodeKind.MEDIA, clock.millis(), 7, 200));
        assertThat(watch.living(NodeKind.MEDIA)).containsExactly(heartbeat);

        pulse.stop();
        assertThat(lost.poll(5, TimeUnit.SECONDS)).isEqualTo(new LostNode(NodeKind.MEDIA, "media-1"));
        assertThat(watch.living(NodeKind.MEDIA)).isEmpty();
    }

    @Test
    void shouldLoseANodeThatFallsSilent() throws Exception {
        bus.publish("nodes.heartbeats", new NodeHeartbeat("sip-1", NodeKind.SIP, 1, 0, 30), NodeHeartbeat.class);
        assertThat(joined.poll(5, TimeUnit.SECONDS)).isNotNull();

        LostNode seen = null;
        for (int i = 0; i < 100 && seen == null; i++) {
            clock.advance(250);
            seen = lost.poll(100, TimeUnit.MILLISECONDS);
        }

        assertThat(seen).isEqualTo(new LostNode(NodeKind.SIP, "sip-1"));
    }
}
