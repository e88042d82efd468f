package dev.oneline.runtime.bus;

import dev.oneline.contract.bus.NodeKind;

/** A run of a node that is over, and with it whatever it carried. */
public record LostNode(NodeKind kind, String nodeId) {}
