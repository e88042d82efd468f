package dev.oneline.backend.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveFlowsTest {
    private final AtomicLong nowMs = new AtomicLong(10_000);
    private final AtomicInteger looks = new AtomicInteger();
    private boolean failing;
    private final LiveFlows live = new LiveFlows(() -> Instant.ofEpochMilli(nowMs.get()), () -> {
        looks.incrementAndGet();
        return failing ? Future.failedFuture("away") : Future.succeededFuture(Map.of());
    });

    @Test
    void shouldLookOnceASecondHoweverManyAsk() {
        for (var i = 0; i < 40; i++) {
            assertThat(live.show().result().asOfMs()).isEqualTo(10_000 + i / 10 * 1_000);
            nowMs.addAndGet(100);
        }

        assertThat(looks).hasValue(4);
    }

    @Test
    void shouldLookAgainAtOnceAfterAFailure() {
        failing = true;
        assertThat(live.show().failed()).isTrue();
        failing = false;

        assertThat(live.show().succeeded()).isTrue();
    }
}
