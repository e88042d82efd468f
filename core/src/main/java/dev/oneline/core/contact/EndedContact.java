package dev.oneline.core.contact;

import org.jspecify.annotations.Nullable;

/**
 * What a shard remembers for a while of a contact that is over, so that a late duplicate of its arrival doesn't raise it
 * from the dead, and so that its end can be carried out again.
 *
 * @param state {@code CLOSED} or {@code ABANDONED}
 * @param carrier null on a channel without media
 * @param unsaved the message that it was speaking; null: none
 * @param seq log sequence number of its last event
 */
public record EndedContact(
        String contactId,
        ContactState state,
        EndCause cause,
        long endedAtMs,
        @Nullable Carrier carrier,
        @Nullable Unsaved unsaved,
        long seq) {

    /** A message whose end is still to be told. */
    public record Unsaved(String recordingId, String boxId, String entryPoint, Party customer, Demand demand) {}

    public EndedContact saved() {
        return new EndedContact(contactId, state, cause, endedAtMs, carrier, null, seq);
    }
}
