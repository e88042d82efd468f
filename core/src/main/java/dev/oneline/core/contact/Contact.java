package dev.oneline.core.contact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A live contact, immutable: each method gives the contact as it is after an event. Only the shard's evolve side puts it
 * into the state.
 *
 * @param place null until the contact is queued for the first time; kept while it rings and talks
 * @param offerCount offers made so far
 * @param offer the offer that rings, or the accepted one from then on; null while waiting
 * @param connectedAtMs 0 until an agent answered
 * @param heldSinceMs 0 unless held
 * @param ending null until the conversation is over
 * @param lastSeq log sequence number of the last event of this contact
 */
public record Contact(
        Arrival arrival,
        ContactState state,
        @Nullable Place place,
        int offerCount,
        @Nullable Offer offer,
        long connectedAtMs,
        long heldSinceMs,
        @Nullable Ending ending,
        long lastSeq) {

    public static Contact arrived(Arrival arrival, long seq) {
        return new Contact(arrival, ContactState.ARRIVED, null, 0, null, 0, 0, null, seq);
    }

    public String contactId() {
        return arrival.contactId();
    }

    public String queueId() {
        return arrival.queueId();
    }

    public String customerLegId() {
        return contactId() + ":customer";
    }

    /** The agent at whom it rings, who talks, or who wraps up. */
    public @Nullable String agentId() {
        return offer == null ? null : offer.agentId();
    }

    /** In the queue: not talking yet, be it ringing or not. */
    public boolean waiting() {
        return state == ContactState.QUEUED || state == ContactState.OFFERED;
    }

    /** An agent and the customer are together, on hold or not. */
    public boolean inConversation() {
        return state == ContactState.CONNECTED || state == ContactState.HELD;
    }

    /** Queued for the first time, or back at the old place because the agent was lost. */
    public Contact queued(long queuedAtMs, long seq) {
        var kept = place == null ? new Place(seq, queuedAtMs) : place;
        return new Contact(arrival, ContactState.QUEUED, kept, offerCount, null, 0, 0, null, seq);
    }

    public Contact offered(Offer next, long seq) {
        return new Contact(arrival, ContactState.OFFERED, place, offerCount + 1, next, 0, 0, null, seq);
    }

    public Contact offerEnded(long seq) {
        return new Contact(arrival, ContactState.QUEUED, place, offerCount, null, 0, 0, null, seq);
    }

    public Contact connected(long atMs, long seq) {
        return new Contact(arrival, ContactState.CONNECTED, place, offerCount, offer, atMs, 0, null, seq);
    }

    public Contact legConnected(boolean connected, long seq) {
        var changed = Objects.requireNonNull(offer).withLegConnected(connected);
        return new Contact(arrival, state, place, offerCount, changed, connectedAtMs, heldSinceMs, ending, seq);
    }

    public Contact held(long atMs, long seq) {
        return new Contact(arrival, ContactState.HELD, place, offerCount, offer, connectedAtMs, atMs, null, seq);
    }

    public Contact resumed(long seq) {
        return new Contact(arrival, ContactState.CONNECTED, place, offerCount, offer, connectedAtMs, 0, null, seq);
    }

    public Contact conversationEnded(Ending how, long seq) {
        return new Contact(arrival, ContactState.WRAP_UP, place, offerCount, offer, connectedAtMs, 0, how, seq);
    }
}
