package dev.oneline.sip.jain;

/** Why a message was dropped without an answer. */
public enum Dropped {
    /** More requests wait for the event loop than are allowed to. */
    OVERLOADED,
    /** From an address that is no trunk's, beyond the refusals we can afford. */
    STRANGER,
    /** Not SIP, or so broken that no answer can be addressed. */
    UNREADABLE,
    /** A broken ACK or response: nobody waits for an answer. */
    UNANSWERABLE,
    /** Larger than any message we take, and without headers to answer to. */
    OVERSIZE
}
