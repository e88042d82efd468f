package dev.oneline.bench.router;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link RouterDecisions} in virtual machines of their own, which have this one's flags.
 *
 * @param warmUps iterations that aren't counted
 * @param iterations in each virtual machine
 * @param flags more of them
 */
record RouterRuns(int warmUps, int iterations, TimeValue iteration, List<String> flags, VerboseMode verbosity) {
    /**
     * Medians of several virtual machines: each compiles a little differently, and the machine's other work comes and goes.
     *
     * @param perS by processor time
     * @param wallPerS by the clock, as JMH has it
     * @param allocatedBytes a decision, by JMH's GC profiler
     */
    record Cost(double perS, double wallPerS, double allocatedBytes) {}

    Cost run(int agents, Situation situation, int forks) throws RunnerException {
        // A lock left behind by somebody else's run is no reason not to measure.
        System.setProperty("jmh.ignoreLock", "true");
        var options = new OptionsBuilder()
                .include(RouterDecisions.class.getName())
                .param("agents", Integer.toString(agents))
                .param("situation", situation.name())
                .forks(forks)
                .jvmArgsAppend(flags.toArray(String[]::new))
                .warmupIterations(warmUps)
                .warmupTime(iteration)
                .measurementIterations(iterations)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(verbosity)
                .build();
        var results = new Runner(options).runSingle().getBenchmarkResults();
        return new Cost(
                median(results, fork -> secondary(fork, "decisions") * 1e9 / secondary(fork, "busyNs")),
                median(results, fork -> fork.getPrimaryResult().getScore()),
                median(results, fork -> secondary(fork, "gc.alloc.rate.norm")));
    }

    private static double secondary(BenchmarkResult fork, String name) {
        return Objects.requireNonNull(fork.getSecondaryResults().get(name), name)
                .getScore();
    }

    private static double median(Collection<BenchmarkResult> forks, ToDoubleFunction<BenchmarkResult> figure) {
        var sorted = forks.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
