package dev.oneline.core.shard;

/** A queue, for reading. */
public interface QueueView {
    String queueId();

    String name();

    /** Contacts in it, ringing ones included. */
    int waiting();

    /** When the contact that waits longest came into it; 0 when nobody waits. */
    long longestWaitSinceMs();

    /** Agents who serve it and are ready, with nothing in hand. */
    int readyAgents();

    int signedInAgents();

    /** Whether it takes one more contact, those in their greeting counted. */
    boolean full();

    /** How long an agent is occupied by one of its contacts, the last ones counting most; 0 before the first. */
    long meanHandleMs();

    /** The last waiting time up to {@code waitedMs} at which something changes for its contacts. */
    long boundaryMs(long waitedMs);

    /** The first one after {@code reachedMs}; {@code Long.MAX_VALUE} when nothing changes any more. */
    long nextBoundaryMs(long reachedMs);
}
