package dev.oneline.core.contact;

/** Where a contact stands. */
public enum ContactState {
    /** Greeted; not in a queue yet. */
    ARRIVED,
    /** In a flow (IVR): it listens, is asked, or waits for another system. */
    IN_FLOW,
    QUEUED,
    /** Ringing at one agent, or at several; keeps its place in the queue. */
    OFFERED,
    CONNECTED,
    HELD,
    /** The conversation is over, the agent is not done. */
    WRAP_UP,
    /** Hears a last message: it waits for nobody any more. */
    LEAVING,
    CLOSED,
    /** The customer went, or was lost, before an agent answered. */
    ABANDONED
}
