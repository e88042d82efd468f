package dev.oneline.backend.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final RateLimit limit = new RateLimit(2, 1_000, 3);

    @Test
    void shouldGiveABurstAndThenOneForEachRefill() {
        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isEqualTo(1_000);
        assertThat(limit.take("a", 400)).isEqualTo(600);
        assertThat(limit.take("b", 400)).isZero();
        assertThat(limit.take("a", 1_000)).isZero();
        assertThat(limit.take("a", 1_000)).isPositive();
    }

    @Test
    void shouldTakeBackWhatWasNoAttempt() {
        limit.take("a", 0);
        limit.take("a", 0);
        limit.giveBack("a", 0);

        assertThat(limit.take("a", 0)).isZero();
        assertThat(limit.take("a", 0)).isPositive();
    }

    @Test
    void shouldRememberNoMoreKeysThanItMay() {
        for (int n = 0; n < 100; n++) {
            limit.take("key " + n, n);
        }

        assertThat(limit.keys()).isEqualTo(3);
    }

    @Test
    void shouldNotBeFooledByAClockThatGoesBack() {
        limit.take("a", 10_000);
        limit.take("a", 10_000);

        assertThat(limit.take("a", 0)).isPositive();
    }
}
