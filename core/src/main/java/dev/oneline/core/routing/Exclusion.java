package dev.oneline.core.routing;

/** Why an agent can't have a contact. The first ones are the configuration's, the last ones the moment's. */
public enum Exclusion {
    /** It waits for its preferred or last agent alone. */
    NOT_ITS_AGENT,
    /** He serves none of the queues whose agents may have it. */
    NOT_IN_QUEUE,
    /** His profile gets this queue's contacts only after a longer wait. */
    TOO_EARLY,
    /** Not in a group that the routing step asks for. */
    NOT_IN_GROUP,
    /** Lacks a skill, or the proficiency. */
    NOT_SKILLED,
    /** His profile has no capacity for the channel. */
    NOT_ON_CHANNEL,
    NOT_CONFIGURED,
    SIGNED_OUT,
    NOT_READY,
    /** His browser is away. */
    DESK_AWAY,
    /** Another contact rings at him. */
    RINGING,
    /** He has as many contacts of the channel in hand as he may have. */
    AT_CAPACITY,
    /** He has a contact in hand that this channel may not interrupt. */
    NOT_INTERRUPTIBLE
}
