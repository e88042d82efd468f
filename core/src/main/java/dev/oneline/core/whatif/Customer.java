package dev.oneline.core.whatif;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import java.util.List;
import java.util.Map;

/**
 * A customer as he comes, whatever he then meets: the same in every variant.
 *
 * <p>Ranks order what happens in the same millisecond. A recorded customer's are the sequence numbers of what the log has,
 * so that a replay keeps the log's order; a generated one's are 0, and what was scheduled first goes first.
 *
 * @param greetingMs how long the entry's greeting plays, where it has one; below 0: until its limit
 * @param farewellMs how long he listens to a last message, where he hears one; below 0: until its limit
 * @param patienceMs from arrival to hanging up unanswered; {@link Distribution#NEVER_MS}: never
 * @param handlingMs talking, holding included
 * @param wrapUpMs below 0: until the queue's limit; where a queue has no wrap-up there is none
 * @param agentEnds the agent hangs up, not the customer
 * @param requests what else is wanted for him
 */
public record Customer(
        String contactId,
        Origin origin,
        long arriveAtMs,
        long greetingMs,
        long farewellMs,
        long patienceMs,
        long handlingMs,
        long wrapUpMs,
        boolean agentEnds,
        Answers answers,
        List<Request> requests,
        Ranks ranks) {
    public Customer {
        requests = List.copyOf(requests);
    }

    /**
     * What he comes with.
     *
     * @param demand his own, that of the entry point apart
     * @param agoMs how late the news of his waiting is
     * @param promised a callback: it comes only when another contact becomes it
     */
    public record Origin(String entryPoint, Channel channel, Party party, Demand demand, long agoMs, boolean promised) {
        private static final Party SOMEBODY = new Party("000", "");

        public static Origin call(String entryPoint, Demand demand) {
            return new Origin(entryPoint, Channel.VOICE, SOMEBODY, demand, 0, false);
        }
    }

    /** How agents answer the offers of his contact: a function of their number, so the same in every variant. */
    @FunctionalInterface
    public interface Answers {
        /** @param offer 0 is the first */
        OfferAnswer to(int offer);
    }

    /**
     * The shard may refuse it, where the contact isn't any more what it was when it was wanted.
     *
     * @param afterMs since arrival; to extend the wrap-up: since the conversation's end
     * @param target the queue, the agent, or the prompt; of an extension whoever wraps up
     */
    public record Request(Kind kind, long afterMs, String target, long rank) {
        /** By a supervisor, the customer, or the agent. */
        public enum Kind {
            MOVE,
            ASSIGN,
            CALL_BACK,
            EXTEND_WRAP_UP
        }

        /** The same of another agent. */
        Request by(String agentId) {
            return new Request(kind, afterMs, agentId, rank);
        }
    }

    /**
     * Of his arrival, his taking a place, his giving up, the end of the conversation, and of wrap-up.
     *
     * @param timers of those that took a routing step or widened a ring, by when they fired
     */
    public record Ranks(long arrived, long queued, long abandoned, long ended, long closed, Map<Long, Long> timers) {
        public static final Ranks NONE = new Ranks(0, 0, 0, 0, 0, Map.of());

        public Ranks {
            timers = Map.copyOf(timers);
        }

        /** Of a timer that fires then. One that did nothing on the log came too late to do it: it goes last. */
        long timer(long atMs) {
            return timers.getOrDefault(atMs, stale());
        }

        long stale() {
            return arrived == 0 ? 0 : Long.MAX_VALUE;
        }
    }

    /** He is called back instead, under this id: there he has all the patience in the world. */
    Customer calledBack(String callbackId) {
        var promised = new Origin(origin.entryPoint, Channel.CALLBACK, origin.party, origin.demand, origin.agoMs, true);
        return new Customer(
                callbackId,
                promised,
                arriveAtMs,
                -1,
                -1,
                Distribution.NEVER_MS,
                handlingMs,
                wrapUpMs,
                agentEnds,
                answers,
                List.of(),
                Ranks.NONE);
    }
}
