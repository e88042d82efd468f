package dev.oneline.core.contact;

/**
 * How a conversation ended that is in wrap-up.
 *
 * @param wrapUpUntilMs 0: there is no wrap-up
 */
public record Ending(EndCause cause, long endedAtMs, long wrapUpUntilMs) {}
