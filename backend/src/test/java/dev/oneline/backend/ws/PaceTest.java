package dev.oneline.backend.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.contract.bus.NodeKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void shouldShowManyChangesSeldomAndLoseNone() throws InterruptedException {
        try (var rig = new BackendRig()) {
            var node = rig.node(NodeKind.BACKEND);
            BlockingQueue<Set<String>> shown = new LinkedBlockingQueue<>();
            var pace = new Pace(node, 200, shown::add);
            long startNs = System.nanoTime();
            for (int n = 0; n < 10_000; n++) {
                pace.changed(List.of("queue" + n % 50), node.clock().millis());
            }
            var all = new TreeSet<String>();
            int times = 0;
            while (all.size() < 50) {
                all.addAll(Objects.requireNonNull(shown.poll(10, TimeUnit.SECONDS), "never shown"));
                times++;
            }
            long rounds = (System.nanoTime() - startNs) / 200_000_000L;
            assertThat(times).isLessThanOrEqualTo((int) rounds + 2);
        }
    }
}
