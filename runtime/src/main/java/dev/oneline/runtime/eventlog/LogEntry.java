package dev.oneline.runtime.eventlog;

/**
 * One event as it is kept.
 *
 * @param seq 1, 2, 3 … within its shard, without gaps
 * @param atMs when it was decided, by the decider's clock
 * @param type the event's name, frozen once released
 * @param version of the payload's schema
 * @param payload JSON text
 */
public record LogEntry(long seq, long atMs, String type, int version, String payload) {}
