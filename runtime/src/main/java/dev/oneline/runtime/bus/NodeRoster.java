package dev.oneline.runtime.bus;

import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who lives, as a pure function of what was heard and of the time that passed. Single-threaded.
 *
 * <p>Silence is counted in ticks of ours and at most {@link #MAX_TICK_MS} a tick: when we ourselves were stopped for a
 * while (a paused machine, a long collection), the heartbeats of that time still wait to be read, and their senders are
 * not dead.
 */
final class NodeRoster {
    private static final long MAX_TICK_MS = 2 * NodeHeartbeat.INTERVAL_MS;

    private final Map<String, Entry> entryById = new TreeMap<>();
    private long tickedAtMs;

    NodeRoster(long nowMs) {
        this.tickedAtMs = nowMs;
    }

    /** @return whether this node is new here */
    boolean heard(NodeHeartbeat heartbeat) {
        Entry entry = entryById.computeIfAbsent(heartbeat.nodeId(), id -> new Entry(heartbeat.kind()));
        boolean joined = entry.last == null;
        entry.last = heartbeat;
        entry.silentMs = 0;
        return joined;
    }

    /** Counts the silence of a node from now on, though it was never heard. */
    void expect(NodeKind kind, String nodeId) {
        entryById.putIfAbsent(nodeId, new Entry(kind));
    }

    /** @return the node that left, null when it wasn't known */
    @Nullable
    LostNode left(String nodeId) {
        Entry entry = entryById.remove(nodeId);
        return entry == null ? null : new LostNode(entry.kind, nodeId);
    }

    /** @return who is dead since the last tick, by id */
    List<LostNode> tick(long nowMs) {
        long passedMs = Math.clamp(nowMs - tickedAtMs, 0, MAX_TICK_MS);
        tickedAtMs = nowMs;
        List<LostNode> lost = new ArrayList<>();
        entryById.forEach((id, entry) -> {
            entry.silentMs += passedMs;
            if (entry.silentMs >= NodeHeartbeat.DEAD_AFTER_MS) {
                lost.add(new LostNode(entry.kind, id));
            }
        });
        lost.forEach(node -> entryById.remove(node.nodeId()));
        return lost;
    }

    /** The last heartbeats of the living, by node id. */
    List<NodeHeartbeat> living(NodeKind kind) {
        List<NodeHeartbeat> living = new ArrayList<>();
        for (Entry entry : entryById.values()) {
            if (entry.kind == kind && entry.last != null) {
                living.add(entry.last);
            }
        }
        return living;
    }

    private static final class Entry {
        final NodeKind kind;

        @Nullable
        NodeHeartbeat last;

        long silentMs;

        Entry(NodeKind kind) {
            this.kind = kind;
        }
    }
}
