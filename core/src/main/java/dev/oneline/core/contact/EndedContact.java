package dev.oneline.core.contact;

import org.jspecify.annotations.Nullable;

/**
 * What a shard remembers for a while of a contact that is over, so that a late duplicate of its arrival doesn't raise it
 * from the dead, and so that its end can be carried out again.
 *
 * @param state {@code CLOSED} or {@code ABANDONED}
 * @param carrier null on a channel without media
 * @param seq log sequence number of its last event
 */
public record EndedContact(
        String contactId,
        ContactState state,
        EndCause cause,
        long endedAtMs,
        @Nullable Carrier carrier,
        long seq) {}
