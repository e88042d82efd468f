package dev.oneline.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestartPausesTest {
    private final RestartPauses pauses = new RestartPauses();

    @Test
    void shouldStartAgainAtOnceTheFirstTime() {
        assertThat(pauses.afterRunOf(1)).isZero();
    }

    @Test
    void shouldWaitLongerEachTimeUpToABound() {
        long[] expectedMs = {0, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000};
        for (long expected : expectedMs) {
            assertThat(pauses.afterRunOf(100)).isEqualTo(expected);
        }
    }

    @Test
    void shouldStartAgainAtOnceAfterALongLife() {
        for (int i = 0; i < 5; i++) {
            pauses.afterRunOf(100);
        }
        assertThat(pauses.afterRunOf(RestartPauses.HEALTHY_AFTER_MS)).isZero();
        assertThat(pauses.afterRunOf(100)).isEqualTo(250);
    }
}
