package dev.oneline.core.story;

import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What flows of stories are put together from. */
public final class Flows {
    private Flows() {}

    public static Flow flow(String flowId, long version, String startNodeId, FlowNode... nodes) {
        return new Flow(flowId, flowId, version, "zh-CN", startNodeId, List.of(nodes));
    }

    public static FlowNode node(String nodeId, Step step, SortedMap<String, String> exits) {
        return new FlowNode(nodeId, nodeId, step, exits);
    }

    /** Exit, node, exit, node … */
    public static SortedMap<String, String> leads(String... exitsAndNodes) {
        var exits = new TreeMap<String, String>();
        for (var i = 0; i < exitsAndNodes.length; i += 2) {
            exits.put(exitsAndNodes[i], exitsAndNodes[i + 1]);
        }
        return exits;
    }

    public static List<Sound> recordings(String... names) {
        return Stream.of(names).<Sound>map(Sound.Recording::new).toList();
    }
}
