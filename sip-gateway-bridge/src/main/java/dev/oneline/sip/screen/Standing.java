package dev.oneline.sip.screen;

/** What we owe a source. */
public enum Standing {
    TRUNK,
    /** No trunk has this address. */
    STRANGER,
    /** The trunks aren't known yet. */
    UNKNOWN_YET
}
