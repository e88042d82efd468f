package dev.oneline.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.core.whatif.Draws.Purpose;
import dev.oneline.core.whatif.Patience.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    /** From printed tables, 99 % two-sided. */
    @Test
    void shouldKnowStudentsT() {
        assertThat(StudentT.twoSided(0.99, 1)).isCloseTo(63.657, within(0.001));
        assertThat(StudentT.twoSided(0.99, 2)).isCloseTo(9.925, within(0.001));
        assertThat(StudentT.twoSided(0.99, 3)).isCloseTo(5.841, within(0.001));
        assertThat(StudentT.twoSided(0.99, 9)).isCloseTo(3.250, within(0.001));
        assertThat(StudentT.twoSided(0.99, 19)).isCloseTo(2.861, within(0.001));
        assertThat(StudentT.twoSided(0.99, 1_000)).isCloseTo(2.581, within(0.001));
    }

    /** By hand: at 6 one of five gave up, at 13 two of three; answered ones are at risk until they are answered. */
    @Test
    void shouldEstimatePatienceAroundThoseWhoWereAnswered() {
        var patience = new Patience(List.of(
                new Wait(3, false),
                new Wait(6, true),
                new Wait(6, false),
                new Wait(13, true),
                new Wait(13, true),
                new Wait(20, false)));
        assertThat(patience.survival(5)).isEqualTo(1);
        assertThat(patience.survival(6)).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(patience.survival(12)).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(patience.survival(13)).isCloseTo(4 / 5.0 * 1 / 3, within(1e-12));
    }

    @Test
    void shouldDrawPatienceBeyondWhatWasWaited() {
        var waits = new ArrayList<Wait>();
        for (var i = 0; i < 2_000; i++) {
            var patienceMs =
                    Math.round(120_000 * Draws.of(5, Purpose.PATIENCE, i).exponential());
            var answeredMs = Math.round(60_000 * Draws.of(5, Purpose.ANSWER, i).exponential());
            waits.add(new Wait(Math.min(patienceMs, answeredMs), patienceMs < answeredMs));
        }
        var patience = new Patience(waits);
        // Exponential: whatever was waited, 120 s more are expected.
        var beyond = LongStream.range(0, 4_000)
                .map(i -> patience.drawBeyondMs(30_000, Draws.of(6, Purpose.PATIENCE, i)))
                .toArray();
        assertThat(LongStream.of(beyond).min().orElseThrow()).isGreaterThan(30_000);
        assertThat(LongStream.of(beyond).average().orElseThrow()).isCloseTo(150_000, within(9_000.0));
        assertThat(new Patience(List.of(new Wait(5, false))).drawBeyondMs(5, Draws.of(1, Purpose.PATIENCE)))
                .isEqualTo(Distribution.NEVER_MS);
    }

    @Test
    void shouldDrawTheMeansThatWereAskedFor() {
        thenMean(new Distribution.Exponential(1_000), 1_000);
        thenMean(new Distribution.LogNormal(1_000, 0.8), 1_000);
        thenMean(new Distribution.Empirical(List.of(0L, 1_000L, 5_000L)), 2_000);
        thenMean(Distribution.constant(700), 700);
    }

    private static void thenMean(Distribution distribution, double meanMs) {
        var mean = IntStream.range(0, 100_000)
                .mapToLong(i -> distribution.drawMs(Draws.of(1, Purpose.HANDLING, i)))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(meanMs, within(meanMs * 0.02));
    }

    @Test
    void shouldThinArrivalsByTheHour() {
        var profile = new ArrivalProfile(1_000, List.of(1_000.0, 0.0, 9_000.0));
        var times = profile.drawMs(50, Draws.of(2, Purpose.ARRIVALS));
        assertThat(times).isSorted();
        ToLongFunction<Integer> in = interval ->
                times.stream().filter(ms -> (ms - 50) / 1_000 == interval).count();
        assertThat(in.applyAsLong(0)).isBetween(900L, 1_100L);
        assertThat(in.applyAsLong(1)).isZero();
        assertThat(in.applyAsLong(2)).isBetween(8_700L, 9_300L);
    }

    /** Purposes and customers don't share numbers, and the same key gives the same ones again. */
    @Test
    void shouldGiveEveryPurposeAStreamOfItsOwn() {
        assertThat(Draws.of(1, Purpose.HANDLING, 4).uniform())
                .isEqualTo(Draws.of(1, Purpose.HANDLING, 4).uniform())
                .isNotEqualTo(Draws.of(1, Purpose.PATIENCE, 4).uniform())
                .isNotEqualTo(Draws.of(1, Purpose.HANDLING, 5).uniform())
                .isNotEqualTo(Draws.of(2, Purpose.HANDLING, 4).uniform())
                .isNotEqualTo(Draws.of(1, Purpose.HANDLING, 4, 0).uniform());
    }

    @Test
    void shouldSplitTimeAtWindows() {
        var windows = new Windows(100, 10, 3);
        var perWindow = new long[3];
        windows.add(95, 125, perWindow);
        windows.add(128, 500, perWindow);
        assertThat(perWindow).containsExactly(10, 10, 7);
        assertThat(windows.at(99)).isNegative();
        assertThat(windows.at(129)).isEqualTo(2);
        assertThat(windows.at(130)).isNegative();
    }

    @Test
    void shouldKnowWhatIsFair() {
        assertThat(Jain.index(3, 3, 3)).isEqualTo(1);
        assertThat(Jain.index(1, 0, 0, 0)).isEqualTo(0.25);
        assertThat(Jain.index(0, 0)).isEqualTo(1);
        assertThat(Jain.index()).isNaN();
    }
}
