package dev.oneline.runtime.eventlog;

/**
 * A shard's state after an entry. An aid, never the truth: without one, or with one that can't be read, replay starts at
 * the first entry.
 *
 * @param seq of the last entry that it contains
 * @param version of the payload's schema
 */
public record Snapshot(long seq, int version, String payload) {}
