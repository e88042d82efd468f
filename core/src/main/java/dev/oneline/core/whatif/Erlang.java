package dev.oneline.core.whatif;

import java.util.function.DoubleUnaryOperator;

/**
 * Queueing formulas for one queue with identical agents, Poisson arrivals and exponential handling times. The recursions
 * add positive terms only, so they are stable for thousands of agents.
 *
 * <p>Erlang-B and Erlang-C after R. B. Cooper, <i>Introduction to Queueing Theory</i>, 2nd ed., 1981, chapter 3. Erlang-A
 * (customers abandon, with exponential patience) after C. Palm, <i>Research on telephone traffic carried by full
 * availability groups</i>, 1957, and O. Garnett, A. Mandelbaum and M. Reiman, <i>Designing a call center with impatient
 * customers</i>, M&amp;SOM 4 (2002), 208–227.
 */
public final class Erlang {
    /** Beyond it the terms of a sum no longer change a double. */
    private static final double NEGLIGIBLE_LOG = -40;

    private static final int INTEGRATION_STEPS = 4_000;

    private Erlang() {}

    /**
     * @param arrivalsPerS contacts a second
     * @param handlingS mean handling time, wrap-up included
     */
    public record Load(double arrivalsPerS, double handlingS) {
        public Load {
            if (!(arrivalsPerS > 0) || !(handlingS > 0)) {
                throw new IllegalArgumentException("a load is positive");
            }
        }

        /** Offered load in erlang. */
        public double erlang() {
            return arrivalsPerS * handlingS;
        }
    }

    /**
     * @param waitProbability share of contacts that don't find a free agent
     * @param asaS mean wait of the answered ones, those that didn't wait included
     * @param serviceLevel answered within the threshold ÷ offered
     * @param abandonProbability share of contacts that give up
     * @param occupancy share of the agents' time that is handling
     */
    public record Performance(
            double waitProbability, double asaS, double serviceLevel, double abandonProbability, double occupancy) {}

    /** Erlang-B: the share of contacts that a system without a queue loses. */
    public static double blocking(int agents, double erlang) {
        requireAgents(agents);
        var blocking = 1.0;
        for (var n = 1; n <= agents; n++) {
            blocking = erlang * blocking / (n + erlang * blocking);
        }
        return blocking;
    }

    /**
     * Erlang-C: nobody abandons.
     *
     * @throws IllegalArgumentException when the load is no less than the agents: the queue would grow for ever
     */
    public static Performance patient(int agents, Load load, double thresholdS) {
        var erlang = load.erlang();
        if (erlang >= agents) {
            throw new IllegalArgumentException("without abandonment the agents must outnumber the load");
        }
        var blocking = blocking(agents, erlang);
        var waits = agents * blocking / (agents - erlang * (1 - blocking));
        var drainPerS = (agents - erlang) / load.handlingS();
        return new Performance(
                waits, waits / drainPerS, 1 - waits * Math.exp(-drainPerS * thresholdS), 0, erlang / agents);
    }

    /** Erlang-A: customers abandon, after an exponential patience of that mean; any load is stable. */
    public static Performance impatient(int agents, Load load, double patienceS, double thresholdS) {
        if (!(patienceS > 0)) {
            throw new IllegalArgumentException("patience is positive");
        }
        return new Impatient(agents, load, patienceS).performance(thresholdS);
    }

    private static void requireAgents(int agents) {
        if (agents < 1) {
            throw new IllegalArgumentException("there must be an agent");
        }
    }

    /**
     * The steady state of M/M/n+M relative to its state n (all agents busy, nobody waits). Weights are kept as logarithms
     * less their maximum: under overload they would leave the range of a double.
     */
    private static final class Impatient {
        private final Load load;
        private final int agents;
        private final double servedPerS;
        private final double abandonPerS;

        /** Logarithm of the probability of state n. */
        private double logBoundary;

        private double waitProbability;
        private double meanWaiting;

        Impatient(int agents, Load load, double patienceS) {
            this.agents = agents;
            this.load = load;
            this.servedPerS = agents / load.handlingS();
            this.abandonPerS = 1 / patienceS;
            solve();
        }

        private void solve() {
            var logPeak = logPeak();
            var logWeight = 0.0;
            var waiting = 0.0;
            var waitingCount = 0.0;
            for (var k = 0; ; k++) {
                if (k > 0) {
                    logWeight += Math.log(load.arrivalsPerS() / (servedPerS + k * abandonPerS));
                }
                var weight = Math.exp(logWeight - logPeak);
                waiting += weight;
                waitingCount += k * weight;
                var shrinks = load.arrivalsPerS() < servedPerS + k * abandonPerS;
                if (shrinks && logWeight - logPeak < NEGLIGIBLE_LOG) {
                    break;
                }
            }
            var boundary = Math.exp(-logPeak);
            // The states with an idle agent weigh 1/B - 1 times state n.
            var idle = boundary * (1 / blocking(agents, load.erlang()) - 1);
            var all = idle + waiting;
            logBoundary = -logPeak - Math.log(all);
            waitProbability = waiting / all;
            meanWaiting = waitingCount / all;
        }

        private double logPeak() {
            var logPeak = 0.0;
            for (var k = 1; load.arrivalsPerS() > servedPerS + k * abandonPerS; k++) {
                logPeak += Math.log(load.arrivalsPerS() / (servedPerS + k * abandonPerS));
            }
            return logPeak;
        }

        Performance performance(double thresholdS) {
            var abandons = abandonPerS * meanWaiting / load.arrivalsPerS();
            var horizonS = horizonS();
            var answeredInTime = 1 - waitProbability + integral(Math.min(thresholdS, horizonS), this::answeredDensity);
            var waited = integral(horizonS, waitS -> waitS * answeredDensity(waitS));
            var occupancy = load.erlang() * (1 - abandons) / agents;
            return new Performance(waitProbability, waited / (1 - abandons), answeredInTime, abandons, occupancy);
        }

        /**
         * Density of a positive wait that ends with an answer. Mixing, over the states that a newcomer may find, the time
         * until all those before him are gone gives P(n) nμ exp(-nμt + λ/θ (1 - exp(-θt))); his own patience outlasts it
         * with probability exp(-θt).
         */
        private double answeredDensity(double waitS) {
            return servedPerS * Math.exp(logBoundary + logShape(waitS));
        }

        private double logShape(double waitS) {
            return -(servedPerS + abandonPerS) * waitS
                    - load.arrivalsPerS() / abandonPerS * Math.expm1(-abandonPerS * waitS);
        }

        /** No wait of any weight that ends with an answer is longer. */
        private double horizonS() {
            var ratio = load.arrivalsPerS() / (servedPerS + abandonPerS);
            var peakS = ratio > 1 ? Math.log(ratio) / abandonPerS : 0;
            var beyondS = 1 / (servedPerS + abandonPerS);
            while (logShape(peakS + beyondS) - logShape(peakS) > NEGLIGIBLE_LOG) {
                beyondS *= 2;
            }
            return peakS + beyondS;
        }

        /** Simpson's rule from 0. */
        private static double integral(double to, DoubleUnaryOperator density) {
            var step = to / INTEGRATION_STEPS;
            var sum = density.applyAsDouble(0) + density.applyAsDouble(to);
            for (var i = 1; i < INTEGRATION_STEPS; i++) {
                sum += density.applyAsDouble(i * step) * (i % 2 == 0 ? 2 : 4);
            }
            return sum * step / 3;
        }
    }
}
