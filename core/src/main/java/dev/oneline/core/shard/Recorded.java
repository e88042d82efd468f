package dev.oneline.core.shard;

/** An event as the log has it. {@code seq} counts a shard's events from 1 without a gap. */
public record Recorded(long seq, long atMs, Event event) {}
