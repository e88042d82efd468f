package dev.oneline.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.contract.bus.Trunks;
import dev.oneline.contract.bus.TrunksQuery;
import dev.oneline.runtime.bus.Bus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrunkWatchTest {
    private final AtomicInteger told = new AtomicInteger();
    private final CountDownLatch firstTold = new CountDownLatch(1);
    private final TrunkBook book = new TrunkBook();
    private Vertx vertx;
    private Bus bus;
    private TrunkWatch watch;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        bus = new Bus(vertx, new SimpleMeterRegistry());
        watch = new TrunkWatch(vertx, bus, book, () -> {
            assertThat(book.isKnown()).isTrue();
            told.incrementAndGet();
            firstTold.countDown();
        });
        watch.start();
    }

    @AfterEach
    void stop() throws Exception {
        watch.stop();
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldTellOnceThatTheTrunksAreKnownAndNotBefore() throws Exception {
        assertThat(firstTold.await(300, TimeUnit.MILLISECONDS))
                .as("nobody knows them yet")
                .isFalse();

        bus.serve(BusAddress.TRUNKS, TrunksQuery.class, Trunks.class, query -> {
                    return Future.succeededFuture(new Trunks(List.of(
                            new Trunk("demo", "in", "In", List.of("10.0.0.9"), 30, List.of("PCMA"), false, null))));
                })
                .await(5, TimeUnit.SECONDS);

        assertThat(firstTold.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(book.bySource("10.0.0.9")).isNotNull();
        assertThat(told).hasValue(1);
    }
}
