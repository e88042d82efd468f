package dev.oneline.core.contact;

/**
 * A contact's place in its queue: the smallest rank is served first, equal ranks in the order of the log. The place is
 * taken with the first queueing and kept.
 *
 * @param seq log sequence number of the first queueing
 * @param queuedAtMs when it began to wait
 * @param rankMs {@code queuedAtMs} less its head starts, by the rules of that moment: who has waited longest in effect.
 *     All ages grow alike, so the order of two contacts never changes while they wait
 */
public record Place(long seq, long queuedAtMs, long rankMs) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        return rankMs != other.rankMs ? Long.compare(rankMs, other.rankMs) : Long.compare(seq, other.seq);
    }
}
