package dev.oneline.backend.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final TimerQueue timers = new TimerQueue();

    @Test
    void shouldFireInOrderAndOnce() {
        timers.arm("late", 30);
        timers.arm("early", 10);
        timers.arm("same", 10);

        assertThat(timers.nextDueMs()).isEqualTo(10);
        assertThat(timers.takeDue(9, 10)).isEmpty();
        assertThat(timers.takeDue(30, 2)).containsExactly("early", "same");
        assertThat(timers.takeDue(30, 2)).containsExactly("late");
        assertThat(timers.nextDueMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldMoveATimerThatIsArmedAgain() {
        timers.arm("t", 10);
        timers.arm("t", 50);

        assertThat(timers.takeDue(20, 10)).isEmpty();
        assertThat(timers.nextDueMs()).isEqualTo(50);
        assertThat(timers.takeDue(50, 10)).containsExactly("t");
        assertThat(timers.size()).isZero();
    }
}
