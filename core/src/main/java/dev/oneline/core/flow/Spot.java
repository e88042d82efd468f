package dev.oneline.core.flow;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a version of a flow.
 *
 * @param caller the node that called this flow as its sub-flow; null: none did
 */
public record Spot(
        String flowId,
        long flowVersion,
        String nodeId,
        @Nullable Spot caller) {
    /** Another node of the same flow, called by the same one. */
    public Spot at(String otherNodeId) {
        return new Spot(flowId, flowVersion, otherNodeId, caller);
    }

    /** How many flows called each other up to here. */
    public int depth() {
        return caller == null ? 1 : 1 + caller.depth();
    }

    /** The nodes that called each other up to here, the outermost first, this one last. */
    public List<Spot> chain() {
        var chain = new ArrayDeque<Spot>();
        for (var spot = this; spot != null; spot = spot.caller) {
            chain.addFirst(spot);
        }
        return List.copyOf(chain);
    }
}
