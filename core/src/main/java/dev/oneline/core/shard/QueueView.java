package dev.oneline.core.shard;

import org.jspecify.annotations.Nullable;

/** A queue, for reading. */
public interface QueueView {
    String queueId();

    String name();

    /** Contacts in it, ringing ones included. */
    int waiting();

    /** When the contact with the best place came into it; 0 when nobody waits. */
    long longestWaitSinceMs();

    /** Agents to whom a contact can be offered now. */
    int readyAgents();

    int signedInAgents();

    /** Whether it takes one more contact, those in their greeting counted. */
    boolean full();

    /** The contact with the best place that isn't ringing; null when there is none. */
    @Nullable
    String nextContactId();

    /** {@link dev.oneline.core.contact.Place#seq()} of {@link #nextContactId()}; {@code Long.MAX_VALUE} when there is none. */
    long nextPlaceSeq();

    /** The available agent who has been idle longest; null when there is none. */
    @Nullable
    String nextAgentId();
}
