package dev.oneline.core.whatif;

import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import java.util.ArrayList;
import java.util.List;
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
    boolean agentEnded;

    /** Closed without a disposition after a wrap-up: at its limit. */
    boolean wrapUpRanOut;

    private boolean wrapsUp;

    SeenContact(Event.ContactArrived arrived, long atMs, long seq) {
        this.arrived = arrived;
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
        final String agentId;
        final long offeredAtMs;

        /** Null while it rings, and when it was taken back: how it would have been answered isn't known. */
        OfferAnswer.@Nullable Kind kind;

        Moment over = Moment.NEVER;
        Moment back = Moment.NEVER;

        SeenOffer(String agentId, long offeredAtMs) {
            this.agentId = agentId;
            this.offeredAtMs = offeredAtMs;
        }

        long rangMs(long untilMs) {
            return (over.came() ? over.atMs() : untilMs) - offeredAtMs;
        }
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
