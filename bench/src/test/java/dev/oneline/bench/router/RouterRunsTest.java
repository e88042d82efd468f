package dev.oneline.bench.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Says nothing of how fast anything is: that the benchmark still runs, for a blink. */
class RouterRunsTest {
    @ParameterizedTest
    @EnumSource
    void shouldMeasureInAMachineOfItsOwn(Situation situation) throws Exception {
        var blink = new RouterRuns(0, 1, TimeValue.milliseconds(50), List.of(), VerboseMode.SILENT);

        var cost = blink.run(100, situation, 1);

        assertThat(cost.perS()).isPositive();
        assertThat(cost.wallPerS()).isPositive();
        assertThat(cost.allocatedBytes()).isPositive();
    }

    @Test
    void shouldKeepAllAgentsBusy() {
        var load = new Load(1_000, Situation.WAITING);

        for (var nth = 0; nth < 3_000; nth++) {
            load.decide();
        }

        assertThat(load.talking()).isEqualTo(1_000);
    }

    @Test
    void shouldTellGrowthFromNone() {
        var linear = new TreeMap<Integer, Double>();
        var constant = new TreeMap<Integer, Double>();
        for (var size : new int[] {100, 1_000, 10_000}) {
            linear.put(size, 3.0 * size);
            constant.put(size, 7.0);
        }

        assertThat(Growth.exponent(linear)).isCloseTo(1, within(1e-9));
        assertThat(Growth.exponent(constant)).isCloseTo(0, within(1e-9));
    }
}
