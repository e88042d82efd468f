package dev.oneline.core.flow;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Which flows lead into which. */
final class SubFlows {
    private SubFlows() {}

    /** The flow itself, and all that it leads into, the nearest first. */
    static SequencedMap<String, Flow> reached(String flowId, Map<String, Flow> flows) {
        var reached = new LinkedHashMap<String, Flow>();
        var next = new ArrayDeque<String>();
        next.add(flowId);
        while (!next.isEmpty()) {
            var id = next.poll();
            var flow = flows.get(id);
            if (flow != null && reached.put(id, flow) == null) {
                flow.nodes().forEach(node -> {
                    if (node.step() instanceof Step.SubFlow sub) {
                        next.add(sub.flowId());
                    }
                });
            }
        }
        return reached;
    }
}
