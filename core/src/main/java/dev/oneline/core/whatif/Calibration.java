package dev.oneline.core.whatif;

import dev.oneline.core.whatif.Scenario.Queue;
import dev.oneline.core.whatif.Scenario.Rules;
import dev.oneline.core.whatif.Scenario.Shift;
import dev.oneline.core.whatif.Scenario.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulation against a formula that knows the answer: the real router in days with 100 erlang, mean handling 240 s, and
 * what Erlang says of them. A function of its seed.
 *
 * @param expected what the formula says
 * @param simulated with half its 99 % confidence interval
 * @param covered whether the interval has the formula's answer in it
 */
public record Calibration(Case of, Measure measure, double expected, Estimate simulated, boolean covered) {
    private static final double ERLANG = 100;
    private static final double HANDLING_S = 240;
    private static final double PATIENCE_S = 120;
    private static final double THRESHOLD_S = 20;
    private static final double MS_PER_S = 1_000;
    private static final long HOUR_MS = 3_600_000;
    private static final long WARM_UP_MS = 4 * HOUR_MS;
    private static final long SEED = 1;
    private static final Erlang.Load LOAD = new Erlang.Load(ERLANG / HANDLING_S, HANDLING_S);

    /** Whom the load meets. */
    public enum Case {
        ERLANG_C_110(110, false),
        ERLANG_C_105(105, false),
        /** Customers give up, after 120 s in the mean. */
        ERLANG_A_100(100, true);

        private final int agents;
        private final boolean impatient;

        Case(int agents, boolean impatient) {
            this.agents = agents;
            this.impatient = impatient;
        }

        public int agents() {
            return agents;
        }

        /**
         * @param replications more than three
         * @param hours of each replication that count, after four that don't
         */
        public List<Calibration> run(int replications, int hours) {
            var scenario = scenario(hours * HOUR_MS + WARM_UP_MS);
            var simulated = Controlled.run(nth -> scenario.day(SEED, nth), replications, WARM_UP_MS, LOAD);
            var formula = formula();
            var calibrations = new ArrayList<Calibration>();
            for (var measure : impatient ? Measure.values() : Measure.OF_THE_PATIENT) {
                var estimate = simulated.estimate(measure::of);
                var expected = measure.of(formula);
                calibrations.add(new Calibration(this, measure, expected, estimate, estimate.covers(expected)));
            }
            return calibrations;
        }

        private Erlang.Performance formula() {
            return impatient
                    ? Erlang.impatient(agents, LOAD, PATIENCE_S, THRESHOLD_S)
                    : Erlang.patient(agents, LOAD, THRESHOLD_S);
        }

        private Scenario scenario(long lengthMs) {
            var queue = new Queue(
                    "q",
                    ArrivalProfile.constant(LOAD.arrivalsPerS(), lengthMs),
                    new Distribution.Exponential(HANDLING_S * MS_PER_S),
                    Distribution.constant(0),
                    0,
                    impatient ? new Distribution.Exponential(PATIENCE_S * MS_PER_S) : Distribution.never(),
                    Configs.MAX_CONTACTS);
            var team = new Team("t", agents, List.of("q"), List.of(new Shift(0, lengthMs)));
            return new Scenario(lengthMs, List.of(queue), List.of(team), Rules.AT_ONCE);
        }
    }

    /** What is compared. */
    public enum Measure {
        ASA_S,
        SERVICE_LEVEL,
        OCCUPANCY,
        ABANDON_RATE;

        private static final Measure[] OF_THE_PATIENT = {ASA_S, SERVICE_LEVEL, OCCUPANCY};

        Estimate of(Figures figures) {
            return switch (this) {
                case ASA_S -> figures.asaS();
                case SERVICE_LEVEL -> figures.serviceLevel();
                case OCCUPANCY -> figures.occupancy();
                case ABANDON_RATE -> figures.abandonRate();
            };
        }

        double of(Erlang.Performance formula) {
            return switch (this) {
                case ASA_S -> formula.asaS();
                case SERVICE_LEVEL -> formula.serviceLevel();
                case OCCUPANCY -> formula.occupancy();
                case ABANDON_RATE -> formula.abandonProbability();
            };
        }
    }
}
