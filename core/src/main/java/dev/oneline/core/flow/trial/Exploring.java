package dev.oneline.core.flow.trial;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.trial.TrialReport.Waits;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.shard.Command.LookUpOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trial for each way through a flow: presses every key, keeps silent, mistypes, lets other systems answer and not
 * answer, and keeps each script that walked an exit which none before it did. Breadth first, so scripts are short.
 */
public final class Exploring {
    /** Scripts tried; a flow of 200 nodes needs some thousands. */
    private static final int MAX_RUNS = 20_000;

    private static final List<TrialStep> SPEAKS =
            List.of(new TrialStep.Speaks(5_000), new TrialStep.Speaks(0), new TrialStep.Speaks(-1));

    private final TenantConfig config;
    private final List<Flow> flows;
    private final Flow flow;
    private final Set<Way> walked = new LinkedHashSet<>();
    private final Set<String> places = new HashSet<>();
    private final List<Trial> found = new ArrayList<>();

    private Exploring(TenantConfig config, List<Flow> flows, Flow flow) {
        this.config = config;
        this.flows = flows;
        this.flow = flow;
    }

    /**
     * @param callers who calls when, and which queues are full; their steps are left aside
     * @return trials with what they hear and where they end, so that they can be kept as tests
     */
    public static List<Trial> trials(TenantConfig config, List<Flow> flows, String flowId, List<Trial> callers) {
        var flow = flows.stream()
                .filter(each -> each.flowId().equals(flowId))
                .findFirst()
                .orElseThrow();
        var exploring = new Exploring(config, flows, flow);
        callers.forEach(exploring::explore);
        return exploring.found;
    }

    private void explore(Trial caller) {
        var scripts = new ArrayDeque<List<TrialStep>>();
        scripts.add(List.of());
        var runs = 0;
        while (!scripts.isEmpty()
                && runs++ < MAX_RUNS
                && !Coverage.of(flow, walked).complete()) {
            var script = scripts.poll();
            var report = TrialRun.run(config, flows, flow.flowId(), caller.with(script));
            var news = report.ways().stream().anyMatch(way -> !walked.contains(way));
            walked.addAll(report.ways());
            if (report.waits() == Waits.NOTHING) {
                if (news) {
                    found.add(named(caller, script));
                }
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

    private Trial named(Trial caller, List<TrialStep> script) {
        return new Trial(
                flow.name() + " " + (found.size() + 1),
                caller.atMs(),
                caller.caller(),
                caller.called(),
                caller.fullQueueIds(),
                script);
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
            case Step.Voicemail voicemail -> SPEAKS;
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
