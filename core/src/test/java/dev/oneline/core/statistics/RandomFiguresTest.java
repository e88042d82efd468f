package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.shard.Recorded;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code -Doneline.figures.seed=N} runs that seed first of all. */
class RandomFiguresTest {
    private static final long FIRST_SEED = Long.getLong("oneline.figures.seed", 1);
    private static final int LOGS = 50;
    private static final int STEPS = 200;

    @Test
    void shouldAgreeWithTheAuditorOnEveryLog() {
        var figures = new TreeSet<Figure>();
        for (var seed = FIRST_SEED; seed < FIRST_SEED + LOGS; seed++) {
            var log = RandomLog.of(seed, STEPS);
            try {
                FiguresCheck.check(log, seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
            found(log, figures);
        }
        // A figure that is never found is never checked.
        assertThat(figures).containsExactly(Figure.values());
    }

    private static void found(List<Recorded> log, Set<Figure> figures) {
        Statistics.recompute(log, LogStory.RULES)
                .snapshot()
                .rows()
                .forEach(row -> figures.add(row.measure().figure()));
    }
}
