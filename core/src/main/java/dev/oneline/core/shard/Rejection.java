package dev.oneline.core.shard;

/** Why a command was not done. Users read it in their language; nothing was written. */
public enum Rejection {
    NO_SUCH_AGENT,
    NO_SUCH_CONTACT,
    NO_SUCH_ENTRY_POINT,
    NO_SUCH_QUEUE,
    /** The caller's number is on a list of those who aren't let in. */
    CALLER_BLOCKED,
    /** The offer is over: taken back, timed out, or answered already. */
    OFFER_GONE,
    NOT_YOUR_CONTACT,
    NOT_SIGNED_IN,
    /** An agent without a desk would never be heard of again: the browser connects first. */
    NO_DESK,
    /** Not in this state of agent or contact. */
    WRONG_STATE,
    /** The contact waits no longer: an agent has it, or it is over. */
    NOT_WAITING,
    /** Not ready, away from the desk, or with as many contacts in hand as he may have. */
    AGENT_NOT_AVAILABLE,
    /** The wrap-up has been extended as often as it may be. */
    WRAP_UP_AT_LIMIT,
    QUEUE_FULL,
    /** The tenant carries as many contacts as it may. */
    TENANT_FULL,
    BAD_CONFIG,
    BAD_FLOW,
    /** Somebody else published the flow meanwhile. */
    FLOW_CHANGED,
    /** An entry point names a flow that isn't published. */
    NO_SUCH_FLOW,
    /** Somebody else changed the configuration meanwhile. */
    CONFIG_CHANGED,
    /** The configuration takes a queue away that contacts still need; its entry points go first. */
    QUEUE_IN_USE,
    BAD_ARGUMENT
}
