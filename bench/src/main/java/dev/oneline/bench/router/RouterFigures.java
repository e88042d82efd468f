package dev.oneline.bench.router;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The figures of {@code ./oneline bench router}. */
public final class RouterFigures {
    private static final int MEASURED_AGENTS = 10_000;
    private static final List<Integer> SIZES = List.of(100, 1_000, MEASURED_AGENTS, 100_000);

    /**
     * A heap as large as it will ever be: else a part of the time is the kernel's, which gives a growing heap its memory, and
     * says more of the machine than of the shard.
     */
    private static final List<String> HEAP = List.of("-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch");

    private final PrintStream out;
    private final RouterRuns runs;

    private RouterFigures(PrintStream out, RouterRuns runs) {
        this.out = out;
        this.runs = runs;
    }

    public static void print(PrintStream out, boolean verbose) throws RunnerException {
        out.printf("machine: Java %s, %s%n", Runtime.version(), System.getProperty("os.arch"));
        var verbosity = verbose ? VerboseMode.NORMAL : VerboseMode.SILENT;
        new RouterFigures(out, new RouterRuns(4, 4, TimeValue.seconds(1), HEAP, verbosity)).print();
    }

    private void print() throws RunnerException {
        var nsBySize = new TreeMap<Integer, Double>();
        for (var agents : SIZES) {
            var measured = agents == MEASURED_AGENTS;
            var cost = runs.run(agents, Situation.WAITING, measured ? 5 : 3);
            nsBySize.put(agents, 1e9 / cost.perS());
            figure("agents_" + agents + ".decision_ns", 1e9 / cost.perS(), "ns");
            if (measured) {
                figure("decisions_per_s", cost.perS(), "/s");
                figure("wall.decisions_per_s", cost.wallPerS(), "/s");
                figure("alloc_b_per_decision", cost.allocatedBytes(), "bytes");
            }
        }
        figure(
                "idle.decisions_per_s",
                runs.run(MEASURED_AGENTS, Situation.IDLE, 3).perS(),
                "/s");
        out.printf(Locale.ROOT, "router.growth_exponent=%.3f 1%n", Growth.exponent(nsBySize));
    }

    private void figure(String name, double value, String unit) {
        out.printf(Locale.ROOT, "router.%s=%.0f %s%n", name, value, unit);
    }
}
