package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.routing.Terms;
import org.jspecify.annotations.Nullable;

/** Contacts of equal terms that wait, and the agents who may have them now. For reading. */
public interface PoolView {
    Terms terms();

    Strategy strategy();

    /** The contact with the best place that rings nowhere; null when there is none. */
    @Nullable
    Contact firstWaiting();

    /** The contact with the best place that rings and wants more agents to ring at; null when there is none. */
    @Nullable
    Contact firstWidening();

    /** Agents who may have a contact now. */
    int candidates();

    /** The one whom the pool's strategy chooses for a contact; null when there is none. */
    @Nullable
    Agent choose(Contact contact);
}
