package dev.oneline.core.shard;

/** An agent's part in a pool. For reading. */
public interface MembershipView {
    PoolView pool();

    /** The order in which the agent takes contacts of such pools: the smallest first. */
    int order();

    /** Whether he may have a contact now. */
    boolean available();
}
