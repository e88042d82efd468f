package dev.oneline.core.contact;

/** Why a conversation, or the waiting for one, ended. */
public enum EndCause {
    CUSTOMER_HUNG_UP,
    AGENT_HUNG_UP,
    /** The customer's media or signalling died without a goodbye. */
    CUSTOMER_LOST,
    /** The agent's desk and media stayed away beyond the grace time. */
    AGENT_LOST,
    MEDIA_NODE_LOST,
    SIP_NODE_LOST,
    NO_MEDIA,
    /** Its flow had no more to say. */
    SERVED,
    /** The queue couldn't serve it: closed, nobody there, too long. */
    TURNED_AWAY,
    /** It goes on as a callback. */
    CALLBACK_PROMISED
}
