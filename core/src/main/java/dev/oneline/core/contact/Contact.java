package dev.oneline.core.contact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live contact, immutable: each method gives the contact as it is after an event. Only the shard's evolve side puts it
 * into the state.
 *
 * @param queueId where it waits, or waited
 * @param place null until the contact is queued for the first time; kept while it rings and talks
 * @param stickyAgentId for whom alone it waits at first; empty: none
 * @param reachedMs the waiting time up to which its routing steps have been taken
 * @param widened how often its ring was widened
 * @param offerCount offers made so far
 * @param offers those that ring; the accepted one alone from then on; none while waiting
 * @param connectedAtMs 0 until an agent answered
 * @param heldSinceMs 0 unless held
 * @param ending null until the conversation is over
 * @param farewell null unless {@code LEAVING}
 * @param overflows how often it went elsewhere
 * @param lastSeq log sequence number of the last event of this contact
 */
public record Contact(
        Arrival arrival,
        ContactState state,
        String queueId,
        @Nullable Place place,
        String stickyAgentId,
        long reachedMs,
        int widened,
        int offerCount,
        List<Offer> offers,
        long connectedAtMs,
        long heldSinceMs,
        @Nullable Ending ending,
        @Nullable Farewell farewell,
        int overflows,
        long lastSeq) {

    public Contact {
        offers = List.copyOf(offers);
    }

    public static Contact arrived(Arrival arrival, long seq) {
        return new Contact(
                arrival,
                ContactState.ARRIVED,
                arrival.queueId(),
                null,
                "",
                0,
                0,
                0,
                List.of(),
                0,
                0,
                null,
                null,
                0,
                seq);
    }

    public String contactId() {
        return arrival.contactId();
    }

    public Channel channel() {
        return arrival.channel();
    }

    public String customerLegId() {
        return contactId() + ":customer";
    }

    /** The accepted offer, or the oldest that rings; null when there is none. */
    public @Nullable Offer offer() {
        return offers.isEmpty() ? null : offers.getFirst();
    }

    /** The agent who talks or wraps up, or the first at whom it rings. */
    public @Nullable String agentId() {
        return offers.isEmpty() ? null : offers.getFirst().agentId();
    }

    public @Nullable Offer offerTo(String agentId) {
        for (var offer : offers) {
            if (offer.agentId().equals(agentId)) {
                return offer;
            }
        }
        return null;
    }

    /** In the queue: not talking yet, be it ringing or not. */
    public boolean waiting() {
        return state == ContactState.QUEUED || state == ContactState.OFFERED;
    }

    /** An agent and the customer are together, on hold or not. */
    public boolean inConversation() {
        return state == ContactState.CONNECTED || state == ContactState.HELD;
    }

    /** Queued for the first time, moved, or back at the old place because the agent was lost. */
    public Contact queued(String inQueueId, Place at, String sticky, long seq) {
        var kept = place == null ? at : new Place(place.seq(), at.queuedAtMs(), at.rankMs());
        var reached = inQueueId.equals(queueId) ? reachedMs : 0;
        return new Contact(
                arrival,
                ContactState.QUEUED,
                inQueueId,
                kept,
                sticky,
                reached,
                0,
                offerCount,
                List.of(),
                0,
                0,
                null,
                null,
                overflows,
                seq);
    }

    /** It goes elsewhere; with a last message, or to where the events after this one say. */
    public Contact overflowed(@Nullable Farewell last, long seq) {
        return new Contact(
                arrival,
                last == null ? state : ContactState.LEAVING,
                queueId,
                place,
                stickyAgentId,
                reachedMs,
                0,
                offerCount,
                List.of(),
                0,
                0,
                null,
                last,
                overflows + 1,
                seq);
    }

    public Contact reached(long waitedMs, long seq) {
        return staying(waitedMs, widened, offers, seq);
    }

    public Contact widenedOnce(long seq) {
        return staying(reachedMs, widened + 1, offers, seq);
    }

    /** In the state that it is in. */
    private Contact staying(long reached, int widenings, List<Offer> same, long seq) {
        return new Contact(
                arrival,
                state,
                queueId,
                place,
                stickyAgentId,
                reached,
                widenings,
                offerCount,
                same,
                connectedAtMs,
                heldSinceMs,
                ending,
                farewell,
                overflows,
                seq);
    }

    public Contact offered(Offer next, long seq) {
        var more = new ArrayList<Offer>(offers.size() + 1);
        more.addAll(offers);
        more.add(next);
        return ringing(ContactState.OFFERED, widened, offerCount + 1, more, seq);
    }

    public Contact offerEnded(String offerId, long seq) {
        var fewer = new ArrayList<>(offers);
        fewer.removeIf(offer -> offer.offerId().equals(offerId));
        return fewer.isEmpty()
                ? ringing(ContactState.QUEUED, 0, offerCount, fewer, seq)
                : ringing(ContactState.OFFERED, widened, offerCount, fewer, seq);
    }

    private Contact ringing(ContactState next, int widenings, int count, List<Offer> ringing, long seq) {
        return new Contact(
                arrival,
                next,
                queueId,
                place,
                stickyAgentId,
                reachedMs,
                widenings,
                count,
                ringing,
                0,
                0,
                null,
                null,
                overflows,
                seq);
    }

    public Contact connected(String offerId, long atMs, long seq) {
        var accepted = new ArrayList<>(offers);
        accepted.removeIf(offer -> !offer.offerId().equals(offerId));
        return talking(ContactState.CONNECTED, accepted, atMs, 0, null, seq);
    }

    public Contact legConnected(String legId, boolean connected, long seq) {
        var changed = new ArrayList<>(offers);
        changed.replaceAll(offer -> offer.legId().equals(legId) ? offer.withLegConnected(connected) : offer);
        return staying(reachedMs, widened, changed, seq);
    }

    public Contact held(long atMs, long seq) {
        return talking(ContactState.HELD, offers, connectedAtMs, atMs, null, seq);
    }

    public Contact resumed(long seq) {
        return talking(ContactState.CONNECTED, offers, connectedAtMs, 0, null, seq);
    }

    public Contact conversationEnded(Ending how, long seq) {
        return talking(ContactState.WRAP_UP, offers, connectedAtMs, 0, how, seq);
    }

    private Contact talking(
            ContactState next, List<Offer> accepted, long connectedMs, long heldMs, @Nullable Ending how, long seq) {
        return new Contact(
                arrival,
                next,
                queueId,
                place,
                stickyAgentId,
                reachedMs,
                0,
                offerCount,
                accepted,
                connectedMs,
                heldMs,
                how,
                null,
                overflows,
                seq);
    }

    /** The wrap-up may take longer. */
    public Contact extended(long wrapUpUntilMs, long seq) {
        var longer = ending == null ? null : new Ending(ending.cause(), ending.endedAtMs(), wrapUpUntilMs);
        return talking(state, offers, connectedAtMs, heldSinceMs, longer, seq);
    }
}
