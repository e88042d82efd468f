package dev.oneline.core.whatif;

/**
 * What happens when a contact rings at an agent.
 *
 * @param afterMs of ringing; without meaning for {@code IGNORE}
 * @param backAfterMs how long after a decline or a RONA the agent makes himself ready again; below 0: his duties say it
 * @param rank of the answer, see {@link Customer}
 * @param backRank of being back
 */
public record OfferAnswer(Kind kind, long afterMs, long backAfterMs, long rank, long backRank) {
    /** Accepted as soon as it rings. */
    public static final OfferAnswer AT_ONCE = accept(0, -1);

    static OfferAnswer accept(long afterMs, long backAfterMs) {
        return new OfferAnswer(Kind.ACCEPT, afterMs, backAfterMs, 0, 0);
    }

    /** What the agent does. */
    public enum Kind {
        ACCEPT,
        DECLINE,
        /** It rings until it times out, or until customer or agent goes. */
        IGNORE
    }
}
