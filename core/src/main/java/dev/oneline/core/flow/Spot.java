package dev.oneline.core.flow;

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
}
