package dev.oneline.core.contact;

/** How a customer reaches us. */
public enum Channel {
    VOICE
}
