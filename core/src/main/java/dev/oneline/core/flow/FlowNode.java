package dev.oneline.core.flow;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place in a flow.
 *
 * @param name for people
 * @param exits by the name of the exit, the node that it leads to; {@link Exits} says which there are
 */
public record FlowNode(String nodeId, String name, Step step, SortedMap<String, String> exits) {
    public FlowNode {
        exits = Collections.unmodifiableSortedMap(new TreeMap<>(exits));
    }
}
