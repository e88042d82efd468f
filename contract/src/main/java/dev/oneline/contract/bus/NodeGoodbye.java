package dev.oneline.contract.bus;

/** Says that a node is stopping and carries nothing any more, so that nobody waits for its silence to tell. */
public record NodeGoodbye(String nodeId, NodeKind kind) {}
