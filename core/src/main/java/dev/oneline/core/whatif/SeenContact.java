package dev.oneline.core.whatif;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as the log tells of it, while it is read. Moments are below 0 until they come. */
final class SeenContact {
    final Event.ContactArrived arrived;
    final long arrivedAtMs;
    final long arrivedSeq;
    final List<SeenOffer> offers = new ArrayList<>();
    Moment queued = Moment.NEVER;
    Moment abandoned = Moment.NEVER;
    Moment connected = Moment.NEVER;
    Moment ended = Moment.NEVER;
    Moment closed = Moment.NEVER;
    /** It heard a last message from then on, or became a callback: it waited for nobody any more. */
    Moment left = Moment.NEVER;

    final List<Customer.Request> requests = new ArrayList<>();

    /** When a routing step was taken or a ring widened, with its sequence number. */
    final Map<Long, Long> timers = new HashMap<>();

    /** What it came with, the entry point's part taken away. */
    final Demand demand;

    /** A callback. */
    final boolean promised;

    /** Where it is, or is about to go. */
    String queueId;

    /** How late the news of its waiting was; below 0 until it is known. */
    long agoMs = -1;

    boolean agentEnded;

    /** Closed without a disposition after a wrap-up: at its limit. */
    boolean wrapUpRanOut;

    private boolean wrapsUp;

    SeenContact(Event.ContactArrived arrived, Demand demand, boolean promised, long atMs, long seq) {
        this.arrived = arrived;
        this.demand = demand;
        this.promised = promised;
        this.queueId = arrived.queueId();
        this.arrivedAtMs = atMs;
        this.arrivedSeq = seq;
    }

    /** @param atMs below 0: not yet */
    record Moment(long atMs, long seq) {
        static final Moment NEVER = new Moment(-1, 0);

        boolean came() {
            return atMs >= 0;
        }
    }

    /** An offer and what became of it. */
    static final class SeenOffer {
        final String offerId;
        final long offeredAtMs;

        /** Null while it rings, and when it was taken back: how it would have been answered isn't known. */
        OfferAnswer.@Nullable Kind kind;

        Moment over = Moment.NEVER;
        Moment back = Moment.NEVER;

        SeenOffer(String offerId, long offeredAtMs) {
            this.offerId = offerId;
            this.offeredAtMs = offeredAtMs;
        }

        long rangMs(long untilMs) {
            return (over.came() ? over.atMs() : untilMs) - offeredAtMs;
        }
    }

    @Nullable
    SeenOffer offer(String offerId) {
        for (var offer : offers) {
            if (offer.offerId.equals(offerId)) {
                return offer;
            }
        }
        return null;
    }

    /** For the first time, moved, or back at its place. */
    void queued(Event.ContactQueued event, Moment when) {
        if (!queued.came()) {
            queued = when;
        } else if (!event.queueId().equals(queueId)) {
            want(Customer.Request.Kind.MOVE, event.queueId(), when);
        }
        agoMs = agoMs < 0 ? when.atMs() - event.queuedAtMs() : agoMs;
        queueId = event.queueId();
    }

    /** What a flow or a box does isn't replayed: a contact that waited before waits on, one that is on its way in comes out later. */
    void overflowed(Event.ContactOverflowed event, Moment when) {
        var target = event.target();
        if (target.kind() == Overflow.Kind.FLOW || target.kind() == Overflow.Kind.VOICEMAIL) {
            return;
        }
        queued = queued.came() ? queued : when;
        if (target.kind() == Overflow.Kind.QUEUE) {
            queueId = target.name();
            return;
        }
        left = when;
        if (event.cause() == Overflow.Cause.ASKED_FOR_CALLBACK) {
            want(Customer.Request.Kind.CALL_BACK, target.name(), when);
        }
    }

    void want(Customer.Request.Kind kind, String target, Moment when) {
        var fromMs = kind == Customer.Request.Kind.EXTEND_WRAP_UP ? ended.atMs() : arrivedAtMs;
        requests.add(new Customer.Request(kind, when.atMs() - fromMs, target, when.seq()));
    }

    void conversationEnded(Event.ConversationEnded event, Moment when) {
        if (event.cause() == EndCause.AGENT_LOST) {
            // It begins again with the next agent.
            connected = Moment.NEVER;
            return;
        }
        ended = when;
        agentEnded = event.cause() == EndCause.AGENT_HUNG_UP;
        wrapsUp = event.wrapUpUntilMs() > 0;
    }

    void closed(Event.ContactClosed event, Moment when) {
        closed = when;
        wrapUpRanOut = wrapsUp && event.disposition().isEmpty();
    }

    boolean over() {
        return abandoned.came() || closed.came();
    }

    boolean handled() {
        return connected.came() && ended.came() && closed.came();
    }
}
