package dev.oneline.runtime.eventlog;

/** What became of an append. */
public sealed interface AppendOutcome {
    /** Durable, all of it. */
    record Appended(long lastSeq) implements AppendOutcome {}

    /**
     * Nothing was written: somebody else wrote first, or the log ends earlier than the writer believed. The writer's
     * state is no longer the truth; it must be thrown away and rebuilt.
     *
     * @param lastSeq where the log ends
     */
    record Conflict(long lastSeq) implements AppendOutcome {}
}
