package dev.oneline.core.whatif;

import static dev.oneline.core.whatif.Scenarios.DAY_MS;
import static dev.oneline.core.whatif.Scenarios.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.whatif.Calibration.Case;
import dev.oneline.core.whatif.Calibration.Measure;
import dev.oneline.core.whatif.Erlang.Load;
import dev.oneline.core.whatif.Scenario.Queue;
import dev.oneline.core.whatif.Scenario.Rules;
import dev.oneline.core.whatif.Scenario.Shift;
import dev.oneline.core.whatif.Scenario.Team;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real shard in simulated days against the formulas, 99 % confidence. A run is a function of its seed, so these tests
 * never flicker; how wide an interval may be is part of each, or a wide one would cover anything. The test of what
 * {@code ./oneline whatif --demo} prints compares with Erlang-C each time, with wider intervals.
 */
class SteadyStateTest {
    private static final long SEED = 1;
    private static final int POOLING_REPLICATIONS = 16;
    private static final long POOLING_WARM_UP_MS = 2 * HOUR_MS;

    @Test
    @Tag("nightly")
    void shouldGiveErlangCOf110Agents() {
        var calibrations = Case.ERLANG_C_110.run(16, 24);
        thenCovers(calibrations, Measure.ASA_S, 1.1);
        thenCovers(calibrations, Measure.SERVICE_LEVEL, 0.016);
        thenCovers(calibrations, Measure.OCCUPANCY, 0.003);
    }

    @Test
    @Tag("nightly")
    void shouldGiveErlangCOf105Agents() {
        var calibrations = Case.ERLANG_C_105.run(20, 24);
        thenCovers(calibrations, Measure.ASA_S, 4);
        thenCovers(calibrations, Measure.SERVICE_LEVEL, 0.035);
        thenCovers(calibrations, Measure.OCCUPANCY, 0.0035);
    }

    @Test
    void shouldGiveErlangAOf100Agents() {
        var calibrations = Case.ERLANG_A_100.run(14, 14);
        thenCovers(calibrations, Measure.ABANDON_RATE, 0.003);
        thenCovers(calibrations, Measure.SERVICE_LEVEL, 0.012);
        thenCovers(calibrations, Measure.ASA_S, 0.4);
        thenCovers(calibrations, Measure.OCCUPANCY, 0.003);
    }

    /** The same customers in five queues: agents for each queue, or agents for all of them. */
    @Test
    @Tag("nightly")
    void shouldGainByPoolingWhatErlangCSays() {
        var lengthMs = DAY_MS;
        var queueIds = IntStream.rangeClosed(1, 5).mapToObj(nth -> "q" + nth).toList();
        var demands = queueIds.stream()
                .map(queueId -> Scenarios.demand(queueId, 17, Distribution.never(), lengthMs))
                .toList();
        var split = queueIds.stream()
                .map(queueId -> team(20, List.of(queueId), lengthMs))
                .toList();
        var apart = study(scenario(demands, split, lengthMs));
        var pooled = study(scenario(demands, List.of(team(100, queueIds, lengthMs)), lengthMs));

        var ofTwenty = Erlang.patient(20, new Load(17 / 240.0, 240), 20);
        var ofHundred = Erlang.patient(100, new Load(85 / 240.0, 240), 20);
        var gain = apart.differences(pooled).getFirst();
        thenCovers(gain.asaS(), ofHundred.asaS() - ofTwenty.asaS(), 3.1);
        thenCovers(gain.serviceLevel(), ofHundred.serviceLevel() - ofTwenty.serviceLevel(), 0.02);
        assertThat(gain.offered().value()).isEqualTo(0);
        assertThat(gain.offered().halfWidth()).isEqualTo(0);
        thenCovers(apart.figures().getFirst().asaS(), ofTwenty.asaS(), 3.3);
        thenCovers(pooled.figures().getFirst().asaS(), ofHundred.asaS(), 0.4);
    }

    private static Scenario scenario(List<Queue> demands, List<Team> teams, long lengthMs) {
        return new Scenario(lengthMs, demands, teams, Rules.AT_ONCE);
    }

    private static Team team(int agents, List<String> queueIds, long lengthMs) {
        return new Team("of-" + String.join("-", queueIds), agents, queueIds, List.of(new Shift(0, lengthMs)));
    }

    /** Differences of the same customers are sharp without controls. */
    private static Study study(Scenario scenario) {
        return Study.ofReplications(
                POOLING_REPLICATIONS, nth -> scenario.day(SEED, nth), POOLING_WARM_UP_MS, ServiceRule.IN_20_S);
    }

    private static void thenCovers(List<Calibration> calibrations, Measure measure, double widestHalf) {
        var calibration = calibrations.stream()
                .filter(each -> each.measure() == measure)
                .findFirst()
                .orElseThrow();
        assertThat(calibration.covered()).as("%s", calibration).isTrue();
        thenCovers(calibration.simulated(), calibration.expected(), widestHalf);
    }

    private static void thenCovers(Estimate estimate, double truth, double widestHalf) {
        assertThat(estimate.covers(truth)).as("%s covers %s", estimate, truth).isTrue();
        assertThat(estimate.halfWidth()).isBetween(1e-9, widestHalf);
    }
}
