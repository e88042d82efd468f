package dev.oneline.core.flow.trial;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.directory.Directory;
import dev.oneline.core.flow.Exits;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.trial.TrialReport.Waits;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.shard.Command.LookUpOutcome;
import dev.oneline.core.shard.Command.TransferOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trial for each way through a flow: presses every key, keeps silent, mistypes, lets other systems answer and not
 * answer, and keeps scripts that walk every exit together. Breadth first, so scripts are short.
 */
public final class Exploring {
    /** Scripts tried; a flow of 200 nodes needs some thousands. */
    private static final int MAX_RUNS = 20_000;

    private static final List<TrialStep> SPEAKS =
            List.of(new TrialStep.Speaks(5_000), new TrialStep.Speaks(0), new TrialStep.Speaks(-1));

    private static final List<TrialStep> CALLS = Stream.of(TransferOutcome.values())
            .<TrialStep>map(outcome -> new TrialStep.Calls("", outcome))
            .toList();

    private static final List<TrialStep> RINGS = List.of(new TrialStep.Talks(), new TrialStep.Unanswered());

    private static final int MAX_TRIALS = 1_000;

    private static final String CALLER = "13800000001";
    private static final long NIGHT_MS = 12 * 3_600_000;

    private final TenantConfig config;
    private final List<Flow> flows;
    private final Flow flow;
    private final BooleanSupplier inTime;
    private final Set<Way> walked = new LinkedHashSet<>();
    private final Set<String> places = new HashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();

    private Exploring(TenantConfig config, List<Flow> flows, Flow flow, BooleanSupplier inTime) {
        this.config = config;
        this.flows = flows;
        this.flow = flow;
        this.inTime = inTime;
    }

    /**
     * What was found.
     *
     * @param trials with where each of them ends, so that they can be kept as tests
     * @param coverage what of the flow they walk; some exits only a caller takes who knows more, or calls another day
     */
    public record Explored(List<Trial> trials, Coverage coverage) {
        public Explored {
            trials = List.copyOf(trials);
        }
    }

    /**
     * @param callers who calls when, and which queues are full; their steps are left aside
     * @param inTime once it says no, what was found until then is all
     */
    public static Explored explore(
            TenantConfig config, List<Flow> flows, String flowId, List<Trial> callers, BooleanSupplier inTime) {
        var flow = flows.stream()
                .filter(each -> each.flowId().equals(flowId))
                .findFirst()
                .orElseThrow();
        var exploring = new Exploring(config, flows, flow, inTime);
        callers.forEach(exploring::explore);
        return new Explored(exploring.chosen(), Coverage.of(flow, exploring.walked));
    }

    /**
     * Callers of no importance: by day and by night, once when every queue is full, and once when every agent is ready.
     *
     * @param atMs by day
     */
    public static List<Trial> callers(TenantConfig config, long atMs, String called) {
        var everyQueue = new LinkedHashSet<String>();
        config.queues().forEach(queue -> everyQueue.add(queue.queueId()));
        var nobody = new LinkedHashSet<String>();
        var everybody = new LinkedHashSet<String>();
        config.agents().forEach(agent -> everybody.add(agent.agentId()));
        return List.of(
                new Trial("day", atMs, CALLER, called, nobody, List.of()),
                new Trial("full", atMs, CALLER, called, everyQueue, List.of()),
                new Trial("night", atMs + NIGHT_MS, CALLER, called, nobody, List.of()),
                new Trial("agents", Channel.VOICE, atMs, CALLER, called, nobody, everybody, List.of()));
    }

    private void explore(Trial caller) {
        var scripts = new ArrayDeque<List<TrialStep>>();
        scripts.add(List.of());
        var runs = 0;
        while (!scripts.isEmpty()
                && runs++ < MAX_RUNS
                && candidates.size() < MAX_TRIALS
                && inTime.getAsBoolean()
                && !Coverage.of(flow, walked).complete()) {
            var script = scripts.poll();
            var report = TrialRun.run(config, flows, flow.flowId(), caller.with(script), inTime);
            var news = report.ways().stream().anyMatch(way -> !walked.contains(way));
            walked.addAll(report.ways());
            if (news) {
                candidates.add(new Candidate(caller, script, report));
            }
            if (report.waits() == Waits.NOTHING) {
                continue;
            }
            if (places.add(caller.name() + " " + report.place())) {
                for (var step : choices(report)) {
                    var longer = new ArrayList<>(script);
                    longer.add(step);
                    scripts.add(longer);
                }
            }
        }
    }

    /**
     * Of the scripts that went where none before them did, those that go everywhere together. Long ones first: they go
     * where their beginnings went; and whoever comes to an end before those who stay in a menu.
     */
    private List<Trial> chosen() {
        var covered = new HashSet<Way>();
        var kept = new ArrayDeque<Candidate>();
        for (var ended : List.of(true, false)) {
            for (var candidate : candidates.reversed()) {
                if (candidate.ended() == ended
                        && covered.addAll(candidate.report().ways())) {
                    kept.addFirst(candidate);
                }
            }
        }
        var trials = new ArrayList<Trial>();
        for (var candidate : kept) {
            trials.add(candidate.trial(flow.name() + " " + (trials.size() + 1)));
        }
        return trials;
    }

    /** A script that went where none before it did. */
    private record Candidate(Trial caller, List<TrialStep> script, TrialReport report) {
        private boolean ended() {
            return report.waits() == Waits.NOTHING || report.waits() == Waits.QUEUE;
        }

        private Trial trial(String name) {
            var steps = new ArrayList<>(script);
            if (report.end() != null) {
                steps.add(report.end());
            }
            return new Trial(
                    name,
                    caller.channel(),
                    caller.atMs(),
                    caller.caller(),
                    caller.called(),
                    caller.fullQueueIds(),
                    caller.readyAgentIds(),
                    steps);
        }
    }

    private List<TrialStep> choices(TrialReport report) {
        var at = report.ways().getLast();
        var node = node(at);
        if (node == null) {
            return List.of();
        }
        return switch (node.step()) {
            case Step.Menu menu -> {
                var steps = new ArrayList<TrialStep>();
                node.exits().keySet().stream()
                        .filter(exit -> exit.matches("[0-9*#]+"))
                        .forEach(keys -> steps.add(new TrialStep.Presses(keys)));
                steps.add(new TrialStep.Presses(""));
                wrongKey(node).ifPresent(key -> steps.add(new TrialStep.Presses(key)));
                yield steps;
            }
            case Step.CollectDigits collect -> {
                var steps = new ArrayList<TrialStep>();
                steps.add(new TrialStep.Presses("1".repeat(collect.minDigits())));
                steps.add(new TrialStep.Presses(""));
                if (collect.minDigits() > 1) {
                    steps.add(new TrialStep.Presses("1"));
                }
                yield steps;
            }
            case Step.LookUp lookUp -> {
                var values = new TreeMap<String, String>();
                lookUp.results().forEach(name -> values.put(name, "1"));
                var steps = new ArrayList<TrialStep>();
                for (var outcome : LookUpOutcome.values()) {
                    steps.add(new TrialStep.Answers(lookUp.service(), new TreeMap<>(), outcome, values));
                }
                steps.add(new TrialStep.Answers(lookUp.service(), new TreeMap<>(), null, new TreeMap<>()));
                yield steps;
            }
            case Step.RecordMessage record -> SPEAKS;
            case Step.Voicemail voicemail -> {
                var steps = new ArrayList<>(SPEAKS);
                // Where its caller may review it.
                steps.add(new TrialStep.Presses("1"));
                yield steps;
            }
            case Step.Transfer transfer -> CALLS;
            case Step.RingAgent ring -> RINGS;
            case Step.Survey survey ->
                List.of(new TrialStep.Presses("1"), new TrialStep.Presses(""), new TrialStep.Presses("0"));
            case Step.DialByName dial ->
                Directory.example(config.agents())
                        .map(keys -> List.<TrialStep>of(
                                new TrialStep.Presses(keys),
                                new TrialStep.Presses("1"),
                                new TrialStep.Presses(""),
                                new TrialStep.Presses("0")))
                        .orElse(List.of(new TrialStep.Presses(""), new TrialStep.Presses("0")));
            case Step.Enqueue queue ->
                node.exits().containsKey(Exits.AFTER) ? List.of(new TrialStep.Talks()) : List.of();
            default -> List.of();
        };
    }

    private static Optional<String> wrongKey(FlowNode menu) {
        return Stream.of("7", "6", "5", "4", "8", "*", "#", "1", "2", "3", "9", "0")
                .filter(key -> !menu.exits().containsKey(key))
                .findFirst();
    }

    private @Nullable FlowNode node(Way way) {
        return flows.stream()
                .filter(each -> each.flowId().equals(way.flowId()))
                .flatMap(each -> each.nodes().stream())
                .filter(each -> each.nodeId().equals(way.nodeId()))
                .findFirst()
                .orElse(null);
    }
}
