package dev.oneline.core.statistics;

/**
 * What is counted, and exactly how. Times are in milliseconds.
 *
 * <p><b>A visit</b> is a contact's stay in a queue, from its queueing until it is answered, lost or moved to another queue.
 * A contact that comes back, because its agent was lost, or that is moved to another queue begins a new visit: it is
 * offered again, and its wait begins again. One that is turned away, or promised a callback, is lost at that moment: the
 * last message that it hears is no waiting, and its customer didn't abandon it. The callback is a contact of its own, of
 * channel {@code CALLBACK}, whose wait begins with the promise. So for each queue <i>offered = answered + lost + moved out + still waiting</i>.
 *
 * <p><b>Which interval</b> a finding belongs to:
 *
 * <ul>
 *   <li>offered, answered in time and short-abandoned to the interval in which the visit began. So a service level is about
 *       the contacts offered in the interval and never above one; it may still change while some of them wait;
 *   <li>all other counts, and the times of whole waits and whole contacts that means are made of, to the moment at which
 *       they are settled: the answer, the loss, the end of wrap-up;
 *   <li>times of work and of agent states ({@code …_MS} that say "split") to the intervals in which they pass: what crosses
 *       a boundary is split there.
 * </ul>
 *
 * <p><b>The clock</b> of the log may be set back. No event is then taken to be earlier than the one before it, so no time
 * is negative; the time during which the clock repeats itself is lost.
 */
public enum Figure {
    /** Contacts that arrived for the queue, greeted or not. */
    ARRIVED,
    /** Visits that began. */
    OFFERED,
    /** Visits that an agent's answer ended; of an agent: contacts that he answered. */
    ANSWERED,
    /** Answered after a wait of at most the target: {@link dev.oneline.core.config.ServiceTarget#answeredWithinMs}. */
    ANSWERED_IN_TIME,
    /** Visits that ended without an agent, by cause. */
    LOST,
    /** Of the lost, those whose customer went: hung up, or fell silent. Failures of ours are none. */
    ABANDONED,
    /** Of the abandoned, those with a wait below {@link dev.oneline.core.config.ServiceTarget#shortAbandonMs}. */
    SHORT_ABANDONED,
    /** Visits that ended because the contact went to another queue. They stay offered here. */
    MOVED_OUT,
    /**
     * Contacts lost before they were queued, by cause: the customer went during the greeting, or no queue took the contact
     * in. They were not offered.
     */
    LOST_UNQUEUED,
    /**
     * Contacts that the queue couldn't serve, by cause, wherever they went: into another queue (where they had been offered
     * here, they are moved out), to a last message (lost as {@code TURNED_AWAY}), or to a callback (lost as {@code
     * CALLBACK_PROMISED}).
     */
    OVERFLOWED,
    /** Whole waits of the answered. */
    ANSWERED_WAIT_MS,
    /** Whole waits of all visits that ended. */
    WAIT_MS,
    /** The longest of them. */
    LONGEST_WAIT_MS(true),

    OFFERS_MADE,
    OFFERS_ACCEPTED,
    OFFERS_DECLINED,
    /** RONA. */
    OFFERS_TIMED_OUT,
    /** Taken back: the customer or the agent went, or another agent was faster. */
    OFFERS_CANCELLED,

    /** Conversations that ended, wrap-up not counted, by cause. */
    CONVERSATIONS_ENDED,
    /** Conversations whose wrap-up is over, too. One contact is handled by each agent who talked. */
    HANDLED,
    /** Whole talk times of the handled. */
    HANDLED_TALK_MS,
    /** Whole hold times of the handled. */
    HANDLED_HOLD_MS,
    /** Whole wrap-up times of the handled. */
    HANDLED_WRAP_UP_MS,

    /** Offers' ringing, each for itself; split. */
    RING_MS,
    /** Agents' talking, hold excluded, each contact for itself; split. */
    TALK_MS,
    /** Customers on hold, each contact for itself; split. */
    HOLD_MS,
    /** Wrap-up, each contact for itself; split. */
    WRAP_UP_MS,

    /** The agent is ready and has no contact; split. The desk may be away for a moment. */
    READY_MS,
    /** The agent is not ready and has no contact, by reason; split. */
    NOT_READY_MS,
    /** A contact rings at the agent, and he talks to none; split. */
    RESERVED_MS,
    /** The agent is in one conversation at least; split. */
    ENGAGED_MS,
    /** The agent wraps up, none rings, and he talks to none; split. */
    WRAPPING_UP_MS;

    private final boolean longest;

    Figure() {
        this(false);
    }

    Figure(boolean longest) {
        this.longest = longest;
    }

    /** The longest of its findings, not their sum. */
    boolean longest() {
        return longest;
    }

    /** What two findings, or two intervals, come to together. */
    long merge(long one, long other) {
        return longest ? Math.max(one, other) : one + other;
    }
}
