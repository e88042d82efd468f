package dev.oneline.core.why;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;

/** What a contact's way came to at one place of the log. */
public sealed interface Turn {
    /**
     * It waits in a queue.
     *
     * @param stickyAgentId the agent for whom alone it waits at first; empty: none
     * @param by the supervisor who moved it here; empty: nobody did
     */
    record Queued(Origin origin, String stickyAgentId, String by) implements Turn {}

    /** How it came into its queue. */
    enum Origin {
        ARRIVED,
        /** From a queue that couldn't serve it. */
        OVERFLOWED,
        /** By a supervisor. */
        MOVED,
        /** Back at its old place: the agent who had it was lost. */
        AGENT_LOST
    }

    /** It has waited so long that something changes for it: a routing step, a profile's delay, or its sticky agent. */
    record StepReached(long waitedMs) implements Turn {}

    /**
     * It rings at an agent.
     *
     * @param by the supervisor who assigned it, whatever the queue's rules say; empty: nobody did
     */
    record Offered(String offerId, String agentId, String agentName, String by) implements Turn {}

    /** @param rangMs how long it rang */
    record OfferEnded(String offerId, String agentId, String agentName, OfferOutcome outcome, long rangMs)
            implements Turn {}

    /** The agent has it. */
    record Answered(String agentId, String agentName, long rangMs) implements Turn {}

    /** The queue can't serve it. */
    record Overflowed(Overflow.Cause cause, Overflow.Target target, Hindrance facts) implements Turn {}

    /**
     * What the rules of an overflow look at.
     *
     * @param calendarId empty: always open
     * @param signedInAgents who serve the queue
     * @param waiting contacts in the queue
     * @param lengthLimit 0: none
     * @param waitedMs 0 before it waits
     * @param waitLimitMs 0: none
     */
    record Hindrance(
            String queueId,
            String calendarId,
            boolean open,
            int signedInAgents,
            int waiting,
            int lengthLimit,
            long waitedMs,
            long waitLimitMs) {}

    /** The customer is gone, or the conversation is over. */
    record Ended(EndCause cause) implements Turn {}
}
