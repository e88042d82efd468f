package dev.oneline.core.flow;

import dev.oneline.core.flow.FlowProblem.Code;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What can be wrong with the ways through a flow: nodes that nobody comes to, rounds that never ask anything, flows that
 * call each other in a circle.
 */
final class FlowPaths {
    /** Where problems are told. */
    interface Telling {
        void problem(String nodeId, String field, Code code, String detail);
    }

    private final Flow flow;
    private final FlowWorld world;
    private final Telling telling;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Set<String> asking = new HashSet<>();

    FlowPaths(Flow flow, FlowWorld world, Telling telling) {
        this.flow = flow;
        this.world = world;
        this.telling = telling;
        flow.nodes().forEach(node -> nodes.putIfAbsent(node.nodeId(), node));
        nodes.values().stream()
                .filter(node -> does(node, FlowPaths::waits))
                .map(FlowNode::nodeId)
                .forEach(asking::add);
    }

    void check() {
        unreachable();
        endless();
        callsItself();
        afterAgents();
    }

    /** Whoever has talked with an agent goes into no queue any more: that agent may still be busy with him. */
    private void afterAgents() {
        for (var node : nodes.values()) {
            var after = node.exits().get(Exits.AFTER);
            if (after != null && Exits.optional(node.step()).contains(Exits.AFTER)) {
                reached(Set.of(after), false).stream()
                        .filter(nodeId -> does(Objects.requireNonNull(nodes.get(nodeId)), FlowPaths::queues))
                        .findFirst()
                        .ifPresent(nodeId ->
                                telling.problem(node.nodeId(), "exits/" + Exits.AFTER, Code.QUEUE_AFTER_AGENT, nodeId));
            }
        }
    }

    private static boolean queues(Step step) {
        return step instanceof Step.Enqueue || step instanceof Step.RingAgent || step instanceof Step.OfferCallback;
    }

    private void unreachable() {
        var reached = reached(Set.of(flow.startNodeId()), false);
        for (var nodeId : nodes.keySet()) {
            if (!reached.contains(nodeId)) {
                telling.problem(nodeId, "", Code.UNREACHABLE, "");
            }
        }
    }

    /** A round without a question; and what is heard goes round where {@code Repeat} follows it without one. */
    private void endless() {
        for (var node : nodes.values()) {
            if (asking.contains(node.nodeId())) {
                continue;
            }
            var after = reached(new LinkedHashSet<>(node.exits().values()), true);
            if (after.contains(node.nodeId())) {
                telling.problem(node.nodeId(), "", Code.ENDLESS, "");
            } else if (isHeard(node)
                    && after.stream()
                            .map(nodes::get)
                            .anyMatch(next -> next != null && next.step() instanceof Step.Repeat)) {
                telling.problem(node.nodeId(), "", Code.ENDLESS, "");
            }
        }
    }

    private static boolean isHeard(FlowNode node) {
        return switch (node.step()) {
            case Step.Play play -> !play.sounds().isEmpty();
            case Step.LookUp lookUp -> !lookUp.sounds().isEmpty();
            default -> false;
        };
    }

    /** @param unasked only as far as nothing is asked */
    private Set<String> reached(Set<String> from, boolean unasked) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            var nodeId = next.poll();
            var node = nodes.get(nodeId);
            if (node != null && !(unasked && asking.contains(nodeId)) && reached.add(nodeId)) {
                next.addAll(node.exits().values());
            }
        }
        return reached;
    }

    /** It does, or a flow to which it leaves it, however deep within what that calls. */
    private boolean does(FlowNode node, Predicate<Step> what) {
        return node.step() instanceof Step.SubFlow sub
                ? SubFlows.reached(sub.flowId(), world.flows()).values().stream()
                        .flatMap(called -> called.nodes().stream())
                        .anyMatch(each -> what.test(each.step()))
                : what.test(node.step());
    }

    /** For somebody: who is asked, who speaks, who is called. */
    private static boolean waits(Step step) {
        return switch (step) {
            case Step.Question question -> true;
            // Who says nothing is waited for.
            case Step.RecordMessage record -> true;
            case Step.Voicemail voicemail -> true;
            // Whoever is called is waited for.
            case Step.Transfer transfer -> true;
            default -> false;
        };
    }

    private void callsItself() {
        for (var node : nodes.values()) {
            if (node.step() instanceof Step.SubFlow sub && leadsBack(sub.flowId())) {
                telling.problem(node.nodeId(), "flowId", Code.CALLS_ITSELF, sub.flowId());
            }
        }
    }

    private boolean leadsBack(String flowId) {
        return SubFlows.reached(flowId, world.flowsWith(flow)).containsKey(flow.flowId());
    }
}
