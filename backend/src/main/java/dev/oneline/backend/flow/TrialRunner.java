package dev.oneline.backend.flow;

import dev.oneline.backend.work.WorkPool;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowCheck;
import dev.oneline.core.flow.FlowProblem;
import dev.oneline.core.flow.FlowWorld;
import dev.oneline.core.flow.trial.Exploring;
import dev.oneline.core.flow.trial.Exploring.Explored;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialSuite;
import dev.oneline.core.shard.ShardView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs trials away from the event loops and from callers: few at once, few that wait, and none for longer than
 * {@link #LIMIT_MS}, however a flow goes round and round.
 */
public final class TrialRunner implements AutoCloseable {
    static final long LIMIT_MS = 5_000;

    private static final int THREADS = 2;
    private static final int MAX_WAITING = 8;

    private final long limitMs;
    private final WorkPool pool = new WorkPool("trials", THREADS, MAX_WAITING);

    public TrialRunner() {
        this(LIMIT_MS);
    }

    TrialRunner(long limitMs) {
        this.limitMs = limitMs;
    }

    /** What a flow is tried in: the tenant as it is, with the flow in place of the one that is published. */
    public record Surroundings(TenantConfig config, List<Flow> flows) {
        public Surroundings {
            flows = List.copyOf(flows);
        }

        /** On the shard's thread. */
        public static Surroundings of(ShardView view, Flow flow) {
            var flows = new ArrayList<>(view.flows());
            flows.removeIf(each -> each.flowId().equals(flow.flowId()));
            flows.add(flow);
            return new Surroundings(view.config(), flows);
        }

        List<FlowProblem> problems(Flow flow) {
            var byId = new HashMap<String, Flow>();
            flows.forEach(each -> byId.put(each.flowId(), each));
            return FlowCheck.problems(flow, FlowWorld.of(config, byId, name -> true));
        }
    }

    /** A flow isn't sound: it can't be tried. Carries no stack trace: it is an answer. */
    public static final class Unsound extends Exception {
        private final transient List<FlowProblem> problems;

        Unsound(List<FlowProblem> problems) {
            super("not sound", null, false, false);
            this.problems = List.copyOf(problems);
        }

        public List<FlowProblem> problems() {
            return problems;
        }
    }

    /** Fails with {@link Unsound}, and when there is too much to do. */
    public Future<TrialSuite> run(Surroundings in, Flow flow, List<Trial> trials) {
        return sound(in, flow, () -> TrialSuite.run(in.config(), in.flows(), flow, trials, limit()));
    }

    /**
     * Fails with {@link Unsound}, and when there is too much to do.
     *
     * @param atMs by day
     */
    public Future<Explored> explore(Surroundings in, Flow flow, long atMs, String called) {
        return sound(in, flow, () -> {
            var callers = Exploring.callers(in.config(), atMs, called);
            return Exploring.explore(in.config(), in.flows(), flow.flowId(), callers, limit());
        });
    }

    private <T> Future<T> sound(Surroundings in, Flow flow, Callable<T> work) {
        return pool.run(() -> {
            var problems = in.problems(flow);
            if (problems.stream().anyMatch(problem -> !problem.code().doubtful())) {
                throw new Unsound(problems);
            }
            return work.call();
        });
    }

    private BooleanSupplier limit() {
        long beganNs = System.nanoTime();
        long limitNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
        return () -> System.nanoTime() - beganNs < limitNs;
    }

    @Override
    public void close() {
        pool.close();
    }
}
