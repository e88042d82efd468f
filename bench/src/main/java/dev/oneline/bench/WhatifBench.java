package dev.oneline.bench;

import dev.oneline.core.whatif.ArrivalProfile;
import dev.oneline.core.whatif.Distribution;
import dev.oneline.core.whatif.Erlang;
import dev.oneline.core.whatif.Estimate;
import dev.oneline.core.whatif.Figures;
import dev.oneline.core.whatif.Scenario;
import dev.oneline.core.whatif.Scenario.Queue;
import dev.oneline.core.whatif.Scenario.Rules;
import dev.oneline.core.whatif.Scenario.Shift;
import dev.oneline.core.whatif.Scenario.Team;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Study;
import dev.oneline.core.whatif.Windows;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How much faster than real time a simulated day of 100 agents goes through the real shard, and how close long runs come
 * to Erlang-C and Erlang-A. The day has 100 erlang of impatient customers, and figures are taken of it as for a user; speed
 * is by the clock on the wall, and by the processor time of the one thread that works.
 */
public final class WhatifBench {
    private static final double ERLANG = 100;
    private static final double HANDLING_S = 240;
    private static final double PATIENCE_S = 120;
    private static final long DAY_MS = 86_400_000;
    private static final long WARM_UP_MS = 4 * 3_600_000;
    private static final int DAYS = 11;
    private static final int REPLICATIONS = 100;
    private static final int DAYS_A_REPLICATION = 4;
    private static final Erlang.Load LOAD = new Erlang.Load(ERLANG / HANDLING_S, HANDLING_S);

    private WhatifBench() {}

    public static void main(String[] args) {
        speed();
        var patient = Distribution.never();
        var simulated = run(110, patient);
        var formula = Erlang.patient(110, LOAD, 20);
        against("erlang_c_110", simulated, formula);
        // How far off the router's speed of answer is, in half-widths of its 99 % interval: up to 1 is by chance.
        double asaS = Objects.requireNonNull(simulated.asaS().value());
        double halfWidthS = Objects.requireNonNull(simulated.asaS().halfWidth());
        System.out.printf(Locale.ROOT, "router.asa_error_ci=%.2f 1%n", Math.abs(asaS - formula.asaS()) / halfWidthS);
        against("erlang_c_105", run(105, patient), Erlang.patient(105, LOAD, 20));
        var impatient = new Distribution.Exponential(PATIENCE_S * 1_000);
        against("erlang_a_100", run(100, impatient), Erlang.impatient(100, LOAD, PATIENCE_S, 20));
    }

    private static void speed() {
        var scenario = scenario(100, new Distribution.Exponential(PATIENCE_S * 1_000), DAY_MS);
        var thread = ManagementFactory.getThreadMXBean();
        var wall = new double[DAYS];
        var processor = new double[DAYS];
        for (var nth = -3; nth < DAYS; nth++) {
            var startNs = System.nanoTime();
            var startCpuNs = thread.getCurrentThreadCpuTime();
            Study.run(scenario.day(1, nth), new Windows(0, DAY_MS, 1), ServiceRule.IN_20_S)
                    .figures();
            if (nth >= 0) {
                wall[nth] = DAY_MS * 1e6 / (System.nanoTime() - startNs);
                processor[nth] = DAY_MS * 1e6 / (thread.getCurrentThreadCpuTime() - startCpuNs);
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(Locale.ROOT, "whatif.speedup=%.0f x%n", wall[DAYS / 2]);
        System.out.printf(Locale.ROOT, "whatif.speedup_min=%.0f x%n", wall[0]);
        System.out.printf(Locale.ROOT, "whatif.cpu_speedup=%.0f x%n", processor[DAYS / 2]);
    }

    private static Figures run(int agents, Distribution patience) {
        var scenario = scenario(agents, patience, DAYS_A_REPLICATION * DAY_MS);
        return Study.ofReplications(REPLICATIONS, nth -> scenario.day(2, nth), WARM_UP_MS, ServiceRule.IN_20_S)
                .figures()
                .getFirst();
    }

    private static void against(String name, Figures figures, Erlang.Performance truth) {
        figure(name + ".asa", figures.asaS(), truth.asaS(), "s");
        figure(name + ".sl20", figures.serviceLevel(), truth.serviceLevel(), "1");
        if (truth.abandonProbability() > 0) {
            figure(name + ".abandoned", figures.abandonRate(), truth.abandonProbability(), "1");
        }
        figure(name + ".occupancy", figures.occupancy(), truth.occupancy(), "1");
    }

    private static void figure(String name, Estimate estimate, double truth, String unit) {
        System.out.printf(Locale.ROOT, "whatif.%s=%.4f %s%n", name, estimate.value(), unit);
        System.out.printf(Locale.ROOT, "whatif.%s.ci99_half=%.4f %s%n", name, estimate.halfWidth(), unit);
        System.out.printf(Locale.ROOT, "whatif.%s.formula=%.4f %s%n", name, truth, unit);
        System.out.printf("whatif.%s.covered=%d 1%n", name, estimate.covers(truth) ? 1 : 0);
    }

    private static Scenario scenario(int agents, Distribution patience, long lengthMs) {
        var demand = new Queue(
                "q",
                ArrivalProfile.constant(ERLANG / HANDLING_S, lengthMs),
                new Distribution.Exponential(HANDLING_S * 1_000),
                Distribution.constant(0),
                0,
                patience,
                1_000_000);
        var team = new Team("t", agents, List.of("q"), List.of(new Shift(0, lengthMs)));
        return new Scenario(lengthMs, List.of(demand), List.of(team), Rules.AT_ONCE);
    }
}
