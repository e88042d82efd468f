package dev.oneline.core.config;

/**
 * Which of the agents who may have a contact gets it. "Load" is the number of contacts that an agent has in hand; ties go
 * to the one who has been idle longest, an order of the log, so that there are none left.
 */
public enum Strategy {
    /** The smallest load, then who has been without a new contact longest. */
    LONGEST_IDLE,
    /** In the order of the configuration, in turns: the first one after the agent whom the queue offered to last. */
    ROUND_ROBIN,
    /** Who has answered the fewest contacts since signing in. */
    FEWEST_CONTACTS,
    /** Who has talked least since signing in. */
    LEAST_TALK_TIME,
    /** The first one in the order of the configuration, always. */
    TOP_DOWN,
    /** Each with the same chance; drawn from the contact and its offer, so that a replay draws the same. */
    RANDOM,
    /** Each with a chance in proportion to the weight of the agent; drawn like {@link #RANDOM}. */
    WEIGHTED_RANDOM,
    /** The highest sum of proficiencies in the skills that are needed. */
    MOST_SKILLED,
    /** At all of them at once; the first to accept has it. */
    RING_ALL,
    /** At the one who has been idle longest first, and at one more after each widening, while it goes on ringing. */
    PROGRESSIVE;

    /** A contact may ring at several agents at once. Not answering is no RONA then: it was nobody's own. */
    public boolean ringsMany() {
        return this == RING_ALL || this == PROGRESSIVE;
    }
}
