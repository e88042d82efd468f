package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.routing.Terms;
import java.util.List;
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

    /**
     * What the pool's strategy decides by beside the agents themselves: the draw, 0 to its bound, for the drawing ones;
     * for taking turns the position of the agent who had the last one, -1 before; 0 for all others.
     */
    long mark(Contact contact);

    /** What {@link #mark} is less than, where it is a draw; else 0. */
    long markBound();

    /** Whom {@link #choose} chooses from, in the strategy's order. For explanations: it goes through all of them. */
    List<Candidate> inOrder();

    /**
     * An agent who may have a contact of the pool now.
     *
     * @param position in the order of the configuration, from 0
     * @param rank what the strategy compares, the smallest first; equal ranks are ordered by {@link Agent#idleSeq}
     * @param skillSum of his proficiencies in the skills that are needed
     */
    record Candidate(Agent agent, int position, long rank, long skillSum) {}
}
