package dev.oneline.core.whatif;

import java.util.List;

/**
 * A customer as he comes, whatever he then meets: the same in every variant.
 *
 * <p>Ranks order what happens in the same millisecond. A recorded customer's are the sequence numbers of what the log has,
 * so that a replay keeps the log's order; a generated one's are 0, and what was scheduled first goes first.
 *
 * @param greetingMs how long the entry's greeting plays, where it has one; below 0: until its limit
 * @param patienceMs from arrival to hanging up unanswered; {@link Distribution#NEVER_MS}: never
 * @param handlingMs talking, holding included
 * @param wrapUpMs below 0: until the queue's limit; where a queue has no wrap-up there is none
 * @param agentEnds the agent hangs up, not the customer
 * @param answers one for each offer in turn; further offers are answered as the last one
 */
public record Customer(
        String contactId,
        String entryPoint,
        long arriveAtMs,
        long greetingMs,
        long patienceMs,
        long handlingMs,
        long wrapUpMs,
        boolean agentEnds,
        List<OfferAnswer> answers,
        Ranks ranks) {
    public Customer {
        answers = List.copyOf(answers);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("an offer must be answered somehow");
        }
    }

    /** Of his arrival, his taking a place, his giving up, the end of the conversation, and of wrap-up. */
    public record Ranks(long arrived, long queued, long abandoned, long ended, long closed) {
        public static final Ranks NONE = new Ranks(0, 0, 0, 0, 0);
    }

    OfferAnswer answer(int nth) {
        return answers.get(Math.min(nth, answers.size() - 1));
    }
}
