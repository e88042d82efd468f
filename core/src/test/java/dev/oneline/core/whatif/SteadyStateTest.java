package dev.oneline.core.whatif;

import static dev.oneline.core.whatif.Scenarios.DAY_MS;
import static dev.oneline.core.whatif.Scenarios.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

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
 * never flicker; how wide an interval may be is part of each, or a wide one would cover anything.
 */
class SteadyStateTest {
    private static final long SEED = 1;
    private static final int POOLING_REPLICATIONS = 16;
    private static final long POOLING_WARM_UP_MS = 2 * HOUR_MS;
    private static final long WARM_UP_MS = 4 * HOUR_MS;
    private static final Load HUNDRED_ERLANG = new Load(100 / 240.0, 240);

    @Test
    void shouldGiveErlangCOf110Agents() {
        var truth = Erlang.patient(110, HUNDRED_ERLANG, 20);
        var run = run(110, Distribution.never(), 16, DAY_MS + WARM_UP_MS);
        thenCovers(run.estimate(Figures::serviceLevel), truth.serviceLevel(), 0.016);
        thenCovers(run.estimate(Figures::asaS), truth.asaS(), 1.1);
        thenCovers(run.estimate(Figures::occupancy), truth.occupancy(), 0.003);
    }

    @Test
    @Tag("nightly")
    void shouldGiveErlangCOf105Agents() {
        var truth = Erlang.patient(105, HUNDRED_ERLANG, 20);
        var run = run(105, Distribution.never(), 20, DAY_MS + WARM_UP_MS);
        thenCovers(run.estimate(Figures::serviceLevel), truth.serviceLevel(), 0.035);
        thenCovers(run.estimate(Figures::asaS), truth.asaS(), 4);
        thenCovers(run.estimate(Figures::occupancy), truth.occupancy(), 0.0035);
    }

    @Test
    void shouldGiveErlangAOf100Agents() {
        var truth = Erlang.impatient(100, HUNDRED_ERLANG, 120, 20);
        var run = run(100, new Distribution.Exponential(120_000), 14, 18 * HOUR_MS);
        thenCovers(run.estimate(Figures::abandonRate), truth.abandonProbability(), 0.003);
        thenCovers(run.estimate(Figures::serviceLevel), truth.serviceLevel(), 0.012);
        thenCovers(run.estimate(Figures::asaS), truth.asaS(), 0.4);
        thenCovers(run.estimate(Figures::occupancy), truth.occupancy(), 0.003);
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

    private static Controlled run(int agents, Distribution patience, int replications, long lengthMs) {
        var scenario = Scenarios.markovian(100, agents, patience, lengthMs);
        return Controlled.run(nth -> scenario.day(SEED, nth), replications, WARM_UP_MS, HUNDRED_ERLANG);
    }

    /** Differences of the same customers are sharp without controls. */
    private static Study study(Scenario scenario) {
        return Study.ofReplications(
                POOLING_REPLICATIONS, nth -> scenario.day(SEED, nth), POOLING_WARM_UP_MS, ServiceRule.IN_20_S);
    }

    private static void thenCovers(Estimate estimate, double truth, double widestHalf) {
        assertThat(estimate.covers(truth)).as("%s covers %s", estimate, truth).isTrue();
        assertThat(estimate.halfWidth()).isBetween(1e-9, widestHalf);
    }
}
