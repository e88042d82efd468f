package dev.oneline.backend.effects;

import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import java.util.List;

/** The living nodes of a kind, by their last heartbeats. */
@FunctionalInterface
public interface LivingNodes {
    List<NodeHeartbeat> living(NodeKind kind);

    default boolean lives(NodeKind kind, String nodeId) {
        return living(kind).stream().anyMatch(node -> node.nodeId().equals(nodeId));
    }
}
