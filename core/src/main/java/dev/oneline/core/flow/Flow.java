package dev.oneline.core.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A flow as it was published: a graph of nodes that a contact walks, from exit to node. Publishing never changes a
 * version: contacts that are in an older one finish it.
 *
 * @param version 1 is the first; grows with every publication
 * @param language of its recordings until a node changes it, as in {@code zh-CN}
 * @param startNodeId where contacts begin
 */
public record Flow(
        String flowId, String name, long version, String language, String startNodeId, List<FlowNode> nodes) {
    public Flow {
        nodes = List.copyOf(nodes);
    }

    /** Its own, and those that its nodes change to. */
    public SequencedSet<String> languages() {
        var languages = new LinkedHashSet<String>();
        languages.add(language);
        for (var node : nodes) {
            if (node.step() instanceof Step.SetLanguage to) {
                languages.add(to.language());
            }
        }
        return languages;
    }

    /** Whether some of it is in that language. */
    public boolean speaks(String wanted) {
        return languages().contains(wanted);
    }

    public Flow withVersion(long next) {
        return new Flow(flowId, name, next, language, startNodeId, nodes);
    }
}
