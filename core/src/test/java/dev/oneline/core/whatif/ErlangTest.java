package dev.oneline.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.core.whatif.Erlang.Load;
import org.junit.jupiter.api.Test;

class ErlangTest {
    private static final Load HUNDRED_ERLANG = new Load(100 / 240.0, 240);

    @Test
    void shouldGiveErlangCOfAHundredErlang() {
        var of110 = Erlang.patient(110, HUNDRED_ERLANG, 20);
        assertThat(of110.asaS()).isCloseTo(5.7, within(0.05));
        assertThat(of110.serviceLevel()).isCloseTo(0.897, within(0.0005));
        assertThat(of110.occupancy()).isCloseTo(100 / 110.0, within(1e-12));
        var of105 = Erlang.patient(105, HUNDRED_ERLANG, 20);
        assertThat(of105.asaS()).isCloseTo(24.8, within(0.05));
        assertThat(of105.serviceLevel()).isCloseTo(0.660, within(0.0005));
    }

    @Test
    void shouldGiveErlangAOfAHundredErlang() {
        var performance = Erlang.impatient(100, HUNDRED_ERLANG, 120, 20);
        assertThat(performance.abandonProbability()).isCloseTo(0.047, within(0.0005));
        assertThat(performance.occupancy()).isCloseTo(1 - performance.abandonProbability(), within(1e-12));
    }

    /** By hand: a = 2, n = 3. B = (8/6) / (1 + 2 + 2 + 8/6), C = 4/9, ASA = C h / (n - a). */
    @Test
    void shouldGiveWhatIsWorkedOutByHand() {
        assertThat(Erlang.blocking(3, 2)).isCloseTo(4 / 19.0, within(1e-15));
        var performance = Erlang.patient(3, new Load(0.02, 100), 50);
        assertThat(performance.waitProbability()).isCloseTo(4 / 9.0, within(1e-15));
        assertThat(performance.asaS()).isCloseTo(400 / 9.0, within(1e-12));
        assertThat(performance.serviceLevel()).isCloseTo(1 - 4 / 9.0 * Math.exp(-0.5), within(1e-15));
    }

    /** By hand: one agent, λ = μ = θ: states weigh 1, 1, 1/2, 1/6 …, so P(0) = 1/e, and 1/e of the customers give up. */
    @Test
    void shouldGiveErlangAOfOneAgentWorkedOutByHand() {
        var performance = Erlang.impatient(1, new Load(1, 1), 1, 1e9);
        assertThat(performance.waitProbability()).isCloseTo(1 - 1 / Math.E, within(1e-12));
        assertThat(performance.abandonProbability()).isCloseTo(1 / Math.E, within(1e-12));
    }

    /** What the two halves of Erlang-A say must agree: the sum over states, and the integral over waits. */
    @Test
    void shouldAccountForEveryCustomer() {
        for (var agents : new int[] {1, 80, 100, 120, 2_000}) {
            for (var patienceS : new double[] {5, 120, 3_600}) {
                var load = new Load(Math.min(agents * 1.1, 110) / 240.0, 240);
                var performance = Erlang.impatient(agents, load, patienceS, 50 * (patienceS + 240));
                assertThat(performance.serviceLevel() + performance.abandonProbability())
                        .as("%d agents, patience %s s", agents, patienceS)
                        .isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void shouldBecomeErlangCWhenPatienceIsLong() {
        var patient = Erlang.patient(110, HUNDRED_ERLANG, 20);
        var nearly = Erlang.impatient(110, HUNDRED_ERLANG, 1e8, 20);
        assertThat(nearly.asaS()).isCloseTo(patient.asaS(), within(1e-3));
        assertThat(nearly.serviceLevel()).isCloseTo(patient.serviceLevel(), within(1e-5));
        assertThat(nearly.waitProbability()).isCloseTo(patient.waitProbability(), within(1e-5));
    }

    @Test
    void shouldStayFiniteForThousandsOfAgentsAndUnderHeavyOverload() {
        assertThat(Erlang.blocking(10_000, 9_900)).isBetween(0.0, 0.01);
        var overload = Erlang.impatient(5_000, new Load(10_000 / 240.0, 240), 120, 20);
        // Fluid limit: half the customers give up, everybody waits.
        assertThat(overload.abandonProbability()).isCloseTo(0.5, within(1e-6));
        assertThat(overload.waitProbability()).isCloseTo(1, within(1e-6));
        assertThat(overload.asaS()).isCloseTo(120 * Math.log(2), within(0.5));
        assertThat(Erlang.impatient(5_000, new Load(1, 240), 120, 20).abandonProbability())
                .isEqualTo(0);
    }

    @Test
    void shouldRefuseWhatNeverSettles() {
        assertThatThrownBy(() -> Erlang.patient(100, HUNDRED_ERLANG, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Erlang.impatient(0, HUNDRED_ERLANG, 120, 20))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
