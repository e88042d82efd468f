package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.statistics.FiguresCheck;
import org.junit.jupiter.api.Test;

/** The figures of simulated days; {@code -Doneline.figures.seed=N} runs that seed first of all. */
class SimulatedFiguresTest {
    private static final long FIRST_SEED = Long.getLong("oneline.figures.seed", 1);
    private static final int DAYS = 100;
    private static final int STEPS = 200;

    @Test
    void shouldAgreeWithTheAuditorOnEveryDay() {
        var compared = 0;
        for (var seed = FIRST_SEED; seed < FIRST_SEED + DAYS; seed++) {
            try {
                compared += FiguresCheck.check(
                        Simulation.run(Script.of(seed, STEPS)).owner().log(), seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
        assertThat(compared).isGreaterThan(100 * DAYS);
    }
}
