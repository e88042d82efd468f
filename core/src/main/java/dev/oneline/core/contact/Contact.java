package dev.oneline.core.contact;

import dev.oneline.core.flow.FlowRun;
import dev.oneline.core.flow.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live contact, immutable: each method gives the contact as it is after an event. Only the shard's evolve side puts it
 * into the state.
 *
 * @param run where it is in its flow, or where it left it; null when it was never in one
 * @param queueId where it waits, or waited; where it goes when its flow fails
 * @param holdMusic of that queue, as configured when it came there
 * @param place null until the contact is queued for the first time; kept while it rings and talks
 * @param stickyAgentId for whom alone it waits at first; empty: none
 * @param direct whether it rings at that agent alone, and goes back to its flow when he can't be had
 * @param reachedMs the waiting time up to which its routing steps have been taken
 * @param announcement what it was told while it waited
 * @param widened how often its ring was widened
 * @param offerCount offers made so far
 * @param offers those that ring; the accepted one alone from then on; none while waiting
 * @param connectedAtMs 0 until an agent answered
 * @param heldSinceMs 0 unless held
 * @param ending null until the conversation is over; kept while the customer is in a flow after it
 * @param farewell null unless {@code LEAVING}
 * @param overflows how often it went elsewhere
 * @param lastSeq log sequence number of the last event of this contact
 */
public record Contact(
        Arrival arrival,
        ContactState state,
        @Nullable FlowRun run,
        String queueId,
        String holdMusic,
        @Nullable Place place,
        String stickyAgentId,
        boolean direct,
        long reachedMs,
        Announcement announcement,
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

    public static Contact arrived(Arrival arrival, String holdMusic, long seq) {
        return new Contact(
                arrival,
                ContactState.ARRIVED,
                null,
                arrival.queueId(),
                holdMusic,
                null,
                "",
                false,
                0,
                Announcement.NONE,
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

    /** The conversation is over, and its agent isn't done; the customer may be in a flow meanwhile. */
    public boolean wrappingUp() {
        return ending != null && !offers.isEmpty();
    }

    /** All that is left is the agent's. */
    public boolean customerGone() {
        return state == ContactState.WRAP_UP;
    }

    /** Somebody talked with the customer, or does. */
    public boolean talkedWith() {
        var turn = turn();
        return ending != null || inConversation() || (turn != null && turn.talks());
    }

    /** What its flow does with it; null when it is in no flow, or at no turn of it. */
    public @Nullable Turn turn() {
        return state == ContactState.IN_FLOW && run != null ? run.turn() : null;
    }

    /** The same where somebody outside is called for it, or talks with it; otherwise null. */
    public @Nullable Turn callingTurn() {
        var turn = turn();
        return turn == null || turn.call() == null ? null : turn;
    }

    /** It is at a place in a flow, or has just left it by what follows. */
    public Contact walks(FlowRun further, long seq) {
        var next = new Next(this);
        next.state = ContactState.IN_FLOW;
        next.run = further;
        return next.at(seq);
    }

    /** Queued for the first time, moved, or back at the old place because the agent was lost. */
    public Contact queued(
            String inQueueId, String music, Place at, String sticky, boolean forHimAlone, long atMs, long seq) {
        var next = new Next(this);
        next.state = ContactState.QUEUED;
        next.run = run == null ? null : run.left();
        next.place = place == null ? at : new Place(place.seq(), at.queuedAtMs(), at.rankMs());
        var same = inQueueId.equals(queueId);
        next.announcement = same && place != null ? announcement.silent() : Announcement.before(atMs);
        next.reachedMs = same ? reachedMs : 0;
        next.queueId = inQueueId;
        next.holdMusic = music;
        next.stickyAgentId = sticky;
        next.direct = forHimAlone;
        next.widened = 0;
        next.offers = List.of();
        next.talked();
        next.farewell = null;
        return next.at(seq);
    }

    /** It goes elsewhere; with a last message, or to where the events after this one say. */
    public Contact overflowed(@Nullable Farewell last, long seq) {
        var next = new Next(this);
        next.state = last == null ? state : ContactState.LEAVING;
        next.run = run == null || last == null ? run : run.left();
        next.widened = 0;
        next.offers = List.of();
        next.talked();
        next.farewell = last;
        next.overflows = overflows + 1;
        return next.at(seq);
    }

    public Contact reached(long waitedMs, long seq) {
        var next = new Next(this);
        next.reachedMs = waitedMs;
        return next.at(seq);
    }

    /** @param sounds what it hears now; empty: the music again */
    public Contact told(List<String> sounds, long atMs, long seq) {
        var next = new Next(this);
        var over = announcement.heard() && sounds.isEmpty();
        next.announcement = new Announcement(over ? announcement.seq() : seq, sounds, atMs);
        return next.at(seq);
    }

    public Contact widenedOnce(long seq) {
        var next = new Next(this);
        next.widened = widened + 1;
        return next.at(seq);
    }

    public Contact offered(Offer offer, long seq) {
        var next = new Next(this);
        var more = new ArrayList<Offer>(offers.size() + 1);
        more.addAll(offers);
        more.add(offer);
        next.state = ContactState.OFFERED;
        next.offerCount = offerCount + 1;
        next.offers = more;
        return next.at(seq);
    }

    public Contact offerEnded(String offerId, long seq) {
        var next = new Next(this);
        var fewer = new ArrayList<>(offers);
        fewer.removeIf(offer -> offer.offerId().equals(offerId));
        next.state = fewer.isEmpty() ? ContactState.QUEUED : ContactState.OFFERED;
        next.widened = fewer.isEmpty() ? 0 : widened;
        next.offers = fewer;
        return next.at(seq);
    }

    public Contact connected(String offerId, long atMs, long seq) {
        var next = new Next(this);
        var accepted = new ArrayList<>(offers);
        accepted.removeIf(offer -> !offer.offerId().equals(offerId));
        next.state = ContactState.CONNECTED;
        next.widened = 0;
        next.offers = accepted;
        next.connectedAtMs = atMs;
        return next.at(seq);
    }

    public Contact legConnected(String legId, boolean connected, long seq) {
        var next = new Next(this);
        var changed = new ArrayList<>(offers);
        changed.replaceAll(offer -> offer.legId().equals(legId) ? offer.withLegConnected(connected) : offer);
        next.offers = changed;
        return next.at(seq);
    }

    public Contact held(long atMs, long seq) {
        var next = new Next(this);
        next.state = ContactState.HELD;
        next.heldSinceMs = atMs;
        return next.at(seq);
    }

    public Contact resumed(long seq) {
        var next = new Next(this);
        next.state = ContactState.CONNECTED;
        next.heldSinceMs = 0;
        return next.at(seq);
    }

    public Contact conversationEnded(Ending how, long seq) {
        var next = new Next(this);
        next.state = ContactState.WRAP_UP;
        next.heldSinceMs = 0;
        next.ending = how;
        return next.at(seq);
    }

    /** The customer's side is over; the agent wraps up. */
    public Contact customerGoes(long seq) {
        var next = new Next(this);
        next.state = ContactState.WRAP_UP;
        next.run = run == null ? null : run.left();
        return next.at(seq);
    }

    /** The agent is done with it, and the customer is still in a flow. */
    public Contact agentDone(long seq) {
        var next = new Next(this);
        next.offers = List.of();
        return next.at(seq);
    }

    /** The wrap-up may take longer. */
    public Contact extended(long wrapUpUntilMs, long seq) {
        var next = new Next(this);
        next.ending = ending == null ? null : new Ending(ending.cause(), ending.endedAtMs(), wrapUpUntilMs);
        return next.at(seq);
    }

    /** The contact as an event will leave it, while it is being changed. */
    private static final class Next {
        private final Arrival arrival;
        private ContactState state;
        private @Nullable FlowRun run;
        private String queueId;
        private String holdMusic;
        private @Nullable Place place;
        private String stickyAgentId;
        private boolean direct;
        private long reachedMs;
        private Announcement announcement;
        private int widened;
        private int offerCount;
        private List<Offer> offers;
        private long connectedAtMs;
        private long heldSinceMs;
        private @Nullable Ending ending;
        private @Nullable Farewell farewell;
        private int overflows;

        private Next(Contact before) {
            arrival = before.arrival;
            state = before.state;
            run = before.run;
            queueId = before.queueId;
            holdMusic = before.holdMusic;
            place = before.place;
            stickyAgentId = before.stickyAgentId;
            direct = before.direct;
            reachedMs = before.reachedMs;
            announcement = before.announcement;
            widened = before.widened;
            offerCount = before.offerCount;
            offers = before.offers;
            connectedAtMs = before.connectedAtMs;
            heldSinceMs = before.heldSinceMs;
            ending = before.ending;
            farewell = before.farewell;
            overflows = before.overflows;
        }

        /** No conversation counts any more. */
        private void talked() {
            connectedAtMs = 0;
            heldSinceMs = 0;
            ending = null;
        }

        private Contact at(long seq) {
            return new Contact(
                    arrival,
                    state,
                    run,
                    queueId,
                    holdMusic,
                    place,
                    stickyAgentId,
                    direct,
                    reachedMs,
                    // Whoever rings or talks hears something else.
                    state == ContactState.QUEUED ? announcement : announcement.silent(),
                    widened,
                    offerCount,
                    offers,
                    connectedAtMs,
                    heldSinceMs,
                    ending,
                    farewell,
                    overflows,
                    seq);
        }
    }
}
