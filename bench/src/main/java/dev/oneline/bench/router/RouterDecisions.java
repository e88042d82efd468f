package dev.oneline.bench.router;

import dev.oneline.core.shard.Outcome;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One operation is one decision: a command decided, evolved and routed, its effects derived; without log and bus, on one
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RouterDecisions {
    @Param("10000")
    public int agents;

    @Param("WAITING")
    public Situation situation = Situation.WAITING;

    @SuppressWarnings("NullAway.Init")
    private Load load;

    /**
     * The thread's processor time: what other programs take of a busy machine isn't in it, as it is in the time by the
     * clock.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        public long decisions;
        private long startNs;

        @Setup(Level.Iteration)
        public void start() {
            decisions = 0;
            startNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        public long busyNs() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNs;
        }
    }

    @Setup
    public void fill() {
        load = new Load(agents, situation);
    }

    @Benchmark
    public Outcome decide(Processor processor) {
        processor.decisions++;
        return load.decide();
    }
}
