package dev.oneline.backend.effects;

import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the media node of a new contact: the living one with the smallest share of its capacity taken. What was given
 * away since a node's last heartbeat counts too, or a burst would all go to one. Thread-safe.
 */
public final class NodeChoice {
    private final LivingNodes nodes;
    private final Map<String, Given> givenByNode = new HashMap<>();

    /** @param load of the heartbeat that the count began with */
    private record Given(int load, int count) {}

    public NodeChoice(LivingNodes nodes) {
        this.nodes = nodes;
    }

    /** Empty: nobody can carry one more. */
    public synchronized Optional<String> mediaNode() {
        var living = nodes.living(NodeKind.MEDIA);
        forget(living);
        var choice = living.stream()
                .filter(node -> expectedLoad(node) < node.capacity())
                .min(Comparator.comparingDouble((NodeHeartbeat node) -> (double) expectedLoad(node) / node.capacity())
                        .thenComparing(NodeHeartbeat::nodeId));
        choice.ifPresent(node -> {
            int given = expectedLoad(node) - node.load() + 1;
            givenByNode.put(node.nodeId(), new Given(node.load(), given));
        });
        return choice.map(NodeHeartbeat::nodeId);
    }

    /** That places calls for a contact; null: there is none. */
    public synchronized @Nullable String outNode() {
        return nodes.living(NodeKind.SIP).stream()
                .min(Comparator.comparingDouble((NodeHeartbeat node) -> (double) node.load() / node.capacity())
                        .thenComparing(NodeHeartbeat::nodeId))
                .map(NodeHeartbeat::nodeId)
                .orElse(null);
    }

    private int expectedLoad(NodeHeartbeat node) {
        var given = givenByNode.get(node.nodeId());
        // A heartbeat with another load has counted what was given before it.
        return given == null || given.load() != node.load() ? node.load() : node.load() + given.count();
    }

    private void forget(List<NodeHeartbeat> living) {
        var ids = living.stream().map(NodeHeartbeat::nodeId).toList();
        givenByNode.keySet().retainAll(ids);
    }
}
