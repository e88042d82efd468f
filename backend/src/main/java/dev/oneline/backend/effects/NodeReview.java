package dev.oneline.backend.effects;

import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds nodes that a shard's contacts are carried by and that aren't heard of: lost while we were away, or in a moment in
 * which the shard couldn't take the notice. On the shard's thread.
 */
public final class NodeReview {
    private final LivingNodes nodes;
    private final Map<String, Long> missingSinceMs = new HashMap<>();

    public NodeReview(LivingNodes nodes) {
        this.nodes = nodes;
    }

    public List<Command> review(ShardView view, long nowMs) {
        var carriers = new LinkedHashSet<String>();
        view.contacts().forEach(contact -> {
            var carrier = contact.arrival().carrier();
            if (!contact.customerGone() && carrier != null) {
                carriers.add(carrier.mediaNode());
                var sipNode = contact.callingTurn() == null ? carrier.sipNode() : carrier.callsOut();
                if (sipNode != null) {
                    carriers.add(sipNode);
                }
            }
        });
        var living = living();
        carriers.removeAll(living);
        missingSinceMs.keySet().retainAll(carriers);
        var lost = new ArrayList<Command>();
        for (var nodeId : carriers) {
            long sinceMs = missingSinceMs.computeIfAbsent(nodeId, ignored -> nowMs);
            if (nowMs - sinceMs >= NodeHeartbeat.DEAD_AFTER_MS) {
                lost.add(new Command.LoseNode(nodeId));
            }
        }
        return lost;
    }

    private Set<String> living() {
        var ids = new LinkedHashSet<String>();
        for (var kind : List.of(NodeKind.MEDIA, NodeKind.SIP)) {
            nodes.living(kind).forEach(node -> ids.add(node.nodeId()));
        }
        return ids;
    }
}
