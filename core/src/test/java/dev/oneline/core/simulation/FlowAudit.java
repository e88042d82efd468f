package dev.oneline.core.simulation;

import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.MessageFlow;
import dev.oneline.core.flow.Spot;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the auditor knows of flows: every version that was ever published. */
final class FlowAudit {
    private final List<Flow> flows = new ArrayList<>();

    void published(Flow flow) {
        flows.add(flow);
    }

    /** Whether the step of the node that is left allows the move. */
    boolean leads(Event.FlowMoved move) {
        var from = move.from();
        var to = move.to();
        if (from == null) {
            return to.nodeId().equals(flow(to).startNodeId()) && to.caller() == null;
        }
        var left = node(from);
        return switch (left.step()) {
            case Step.SubFlow step -> {
                var calls = from.equals(to.caller()) && to.nodeId().equals(flow(to).startNodeId());
                yield calls && move.exit().equals("call") && to.flowId().equals(step.flowId());
            }
            case Step.Return step -> {
                var caller = from.caller();
                yield caller != null && along(caller, "next", to);
            }
            case Step.Repeat step -> !(node(to).step() instanceof Step.Repeat);
            case Step.Back step -> node(to).step() instanceof Step.Menu;
            case Step.MainMenu step -> node(to).step() instanceof Step.Menu;
            case Step.DialByName step -> dials(step, move);
            case Step.Voicemail step -> leavesMessage(move);
            default -> along(from, move.exit(), to);
        };
    }

    /** Whoever stays has found somebody, or wants another name; whoever goes on has chosen one. */
    private boolean dials(Step.DialByName step, Event.FlowMoved move) {
        var found = move.assigned().get("dial-by-name.found");
        var from = Objects.requireNonNull(move.from());
        return switch (move.exit()) {
            case "names-found" -> move.to().equals(from) && found != null && found.matches("6\\d+( 6\\d+)*");
            case "another-name" -> move.to().equals(from) && "".equals(found);
            default ->
                along(from, move.exit(), move.to())
                        && "".equals(found)
                        && move.exit().equals("next") == move.assigned().containsKey(step.variable());
        };
    }

    /** Whoever stays has spoken, listens, or speaks anew; whoever goes on has nothing more to send. */
    private boolean leavesMessage(Event.FlowMoved move) {
        var spoken = move.assigned().get("voicemail.spoken");
        var from = Objects.requireNonNull(move.from());
        return switch (move.exit()) {
            case "message-spoken", "message-heard" ->
                move.to().equals(from) && spoken != null && spoken.startsWith(move.contactId() + "-r");
            case "message-anew" -> move.to().equals(from) && "".equals(spoken);
            default -> along(from, move.exit(), move.to()) && (spoken == null || spoken.isEmpty());
        };
    }

    private boolean along(Spot from, String exit, Spot to) {
        return to.equals(from.at(to.nodeId()))
                && to.nodeId().equals(node(from).exits().get(exit));
    }

    private FlowNode node(Spot spot) {
        return flow(spot).nodes().stream()
                .filter(node -> node.nodeId().equals(spot.nodeId()))
                .findFirst()
                .orElseThrow();
    }

    private Flow flow(@Nullable Spot spot) {
        var boxId = spot == null ? null : MessageFlow.boxId(spot.flowId());
        if (boxId != null) {
            return MessageFlow.of(SimulatedConfigs.box(boxId, 0));
        }
        return flows.stream()
                .filter(flow ->
                        spot != null && flow.flowId().equals(spot.flowId()) && flow.version() == spot.flowVersion())
                .findFirst()
                .orElseThrow();
    }
}
