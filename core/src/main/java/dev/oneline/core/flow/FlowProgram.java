package dev.oneline.core.flow;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A published flow with its nodes by id. */
public final class FlowProgram {
    private final Flow flow;
    private final Map<String, FlowNode> nodes = new HashMap<>();

    public FlowProgram(Flow flow) {
        this.flow = flow;
        flow.nodes().forEach(node -> nodes.put(node.nodeId(), node));
    }

    public Flow flow() {
        return flow;
    }

    public @Nullable FlowNode node(String nodeId) {
        return nodes.get(nodeId);
    }
}
