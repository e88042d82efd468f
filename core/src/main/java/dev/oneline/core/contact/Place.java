package dev.oneline.core.contact;

/**
 * A contact's place in its queue. The order is the log's: a clock that jumps lets nobody overtake.
 *
 * @param seq log sequence number of the first queueing
 */
public record Place(long seq, long queuedAtMs) {}
