package dev.oneline.core.statistics;

import dev.oneline.core.contact.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live contact as the log tells of it.
 *
 * @param queueId of its last visit, or the one that it arrived for
 * @param visit null unless it waits in a queue
 * @param leaving it was turned away, or promised a callback: all that remains is its last message
 * @param offers those that ring, several at once when it rings at several agents
 * @param conversations one for each agent who talks or wraps up
 */
public record TrackedContact(
        String contactId,
        Channel channel,
        String queueId,
        long arrivedSeq,
        @Nullable Visit visit,
        boolean leaving,
        List<LiveOffer> offers,
        List<Conversation> conversations) {
    public TrackedContact {
        offers = List.copyOf(offers);
        conversations = List.copyOf(conversations);
    }

    /** A stay in the contact's queue. */
    public record Visit(long sinceMs, long seq) {}

    public record LiveOffer(String offerId, String agentId, String queueId, long sinceMs, long seq) {}

    public enum Phase {
        TALKING,
        HELD,
        WRAP_UP
    }

    /**
     * @param sinceMs when the phase began, by {@code sinceSeq}
     * @param talkMs talked in phases that are over
     * @param holdMs held in phases that are over
     */
    public record Conversation(
            String agentId,
            String queueId,
            Phase phase,
            long sinceMs,
            long sinceSeq,
            long connectedSeq,
            long talkMs,
            long holdMs) {
        static Conversation begun(String agentId, String queueId, Moment now) {
            return new Conversation(agentId, queueId, Phase.TALKING, now.atMs(), now.seq(), now.seq(), 0, 0);
        }

        Conversation in(Phase next, Moment now) {
            var passedMs = now.atMs() - sinceMs;
            return new Conversation(
                    agentId,
                    queueId,
                    next,
                    now.atMs(),
                    now.seq(),
                    connectedSeq,
                    talkMs + (phase == Phase.TALKING ? passedMs : 0),
                    holdMs + (phase == Phase.HELD ? passedMs : 0));
        }

        Figure figure() {
            return switch (phase) {
                case TALKING -> Figure.TALK_MS;
                case HELD -> Figure.HOLD_MS;
                case WRAP_UP -> Figure.WRAP_UP_MS;
            };
        }
    }

    TrackedContact visiting(String inQueueId, @Nullable Visit next) {
        return new TrackedContact(contactId, channel, inQueueId, arrivedSeq, next, leaving, offers, conversations);
    }

    TrackedContact goes() {
        return new TrackedContact(contactId, channel, queueId, arrivedSeq, null, true, offers, conversations);
    }

    TrackedContact with(List<LiveOffer> nextOffers, List<Conversation> nextConversations) {
        return new TrackedContact(
                contactId, channel, queueId, arrivedSeq, visit, leaving, nextOffers, nextConversations);
    }
}
