package dev.oneline.media.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A busy reader gathers packets, an idle one hands each on at once. */
class BreathTest {
    private static final long MS = 1_000_000;
    private final List<Long> pausesNs = new ArrayList<>();
    private final Breath breath = new Breath(pausesNs::add);

    @Test
    void shouldNeverWaitForASingleCall() {
        packets(0, 200, 20 * MS);

        assertThat(pausesNs).isEmpty();
    }

    @Test
    void shouldWaitOnceAPacketWokeABusyReader() {
        packets(0, 500, MS);
        pausesNs.clear();
        long nowNs = 500 * MS;

        // Both were there when it looked.
        breath.count(nowNs);
        breath.count(nowNs + 1_000);
        breath.drained();

        assertThat(pausesNs).containsExactly(Breath.PAUSE_NS);
    }

    @Test
    void shouldStopWaitingWhenTheCallsAreOver() {
        packets(0, 500, MS);
        packets(500 * MS, 50, 20 * MS);
        pausesNs.clear();

        breath.count(2_000 * MS);
        breath.drained();

        assertThat(pausesNs).isEmpty();
    }

    private void packets(long fromNs, int count, long everyNs) {
        for (int i = 0; i < count; i++) {
            breath.count(fromNs + i * everyNs);
            breath.drained();
        }
    }
}
