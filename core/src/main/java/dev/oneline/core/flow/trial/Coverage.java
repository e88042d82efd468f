package dev.oneline.core.flow.trial;

import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.trial.TrialReport.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * How much of a flow trials have walked.
 *
 * @param missing nodes that nobody came to (without an exit), and exits that nobody took
 */
public record Coverage(int nodes, int nodesWalked, int exits, int exitsWalked, List<Way> missing) {
    public Coverage {
        missing = List.copyOf(missing);
    }

    public static Coverage of(Flow flow, Collection<Way> walked) {
        var seen = new LinkedHashSet<>(walked);
        var missing = new ArrayList<Way>();
        var nodes = 0;
        var exits = 0;
        for (var node : flow.nodes()) {
            nodes += covered(new Way(flow.flowId(), node.nodeId(), ""), seen, missing);
            for (var exit : node.exits().keySet()) {
                exits += covered(new Way(flow.flowId(), node.nodeId(), exit), seen, missing);
            }
        }
        var allExits =
                flow.nodes().stream().mapToInt(node -> node.exits().size()).sum();
        return new Coverage(flow.nodes().size(), nodes, allExits, exits, missing);
    }

    private static int covered(Way way, SequencedSet<Way> seen, List<Way> missing) {
        if (seen.contains(way)) {
            return 1;
        }
        missing.add(way);
        return 0;
    }

    public boolean complete() {
        return missing.isEmpty();
    }
}
