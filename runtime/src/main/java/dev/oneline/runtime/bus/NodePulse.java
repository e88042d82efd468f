package dev.oneline.runtime.bus;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.NodeGoodbye;
import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.runtime.boot.Node;
import java.util.function.IntSupplier;

/** Tells everyone twice a second that this node lives, and once that it goes. */
public final class NodePulse {
    private final Node node;
    private final IntSupplier load;
    private final int capacity;
    private final long startedAtMs;
    private long timerId = -1;

    /**
     * @param load contacts carried now; asked on the context that called {@link #start}
     * @param capacity contacts the node is willing to carry
     */
    public NodePulse(Node node, IntSupplier load, int capacity) {
        this.node = node;
        this.load = load;
        this.capacity = capacity;
        this.startedAtMs = node.clock().millis();
    }

    /** The first heartbeat goes out at once: call it when the node is ready to be asked. */
    public synchronized void start() {
        if (timerId < 0) {
            beat();
            timerId = node.vertx().setPeriodic(NodeHeartbeat.INTERVAL_MS, ignored -> beat());
        }
    }

    /** Says goodbye: call it when the node no longer serves. */
    public synchronized void stop() {
        if (timerId >= 0) {
            node.vertx().cancelTimer(timerId);
            timerId = -1;
            node.bus().publish(BusAddress.GOODBYES, new NodeGoodbye(node.nodeId(), node.kind()), NodeGoodbye.class);
        }
    }

    private void beat() {
        var heartbeat = new NodeHeartbeat(node.nodeId(), node.kind(), startedAtMs, load.getAsInt(), capacity);
        node.bus().publish(BusAddress.HEARTBEATS, heartbeat, NodeHeartbeat.class);
    }
}
