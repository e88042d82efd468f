package dev.oneline.core.agent;

/**
 * Whether an agent wants contacts. It is his own wish and changes at once; what he has in hand he finishes all the same.
 */
public enum Presence {
    SIGNED_OUT,
    NOT_READY,
    READY
}
