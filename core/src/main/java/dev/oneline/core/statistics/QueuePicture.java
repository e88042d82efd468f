package dev.oneline.core.statistics;

/**
 * A queue at a moment.
 *
 * @param waiting contacts that no agent has answered, ringing or not
 * @param ringing of these, the ones that ring
 * @param longestWaitMs of the waiting; 0 when none waits
 * @param talking contacts in conversation, on hold or not
 * @param held of these, the ones on hold
 * @param wrappingUp contacts in wrap-up
 * @param signedInAgents that serve the queue
 * @param readyAgents of these, the ones who are ready and have no contact of any queue
 * @param today since midnight, over all channels, without what still goes on
 */
public record QueuePicture(
        String queueId,
        int waiting,
        int ringing,
        long longestWaitMs,
        int talking,
        int held,
        int wrappingUp,
        int signedInAgents,
        int readyAgents,
        Figures today) {}
