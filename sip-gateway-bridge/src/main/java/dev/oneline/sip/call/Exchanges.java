package dev.oneline.sip.call;

import dev.oneline.sip.call.DialogInput.MediaRefusal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the other side asks of a dialog's media, one request at a time: INVITE and re-INVITE on their way to the 200 and the
 * ACK, and UPDATE (RFC 3261 14.2 and 13.3.1.4, RFC 3311). A part of both kinds of call.
 */
final class Exchanges {
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int BUSY_HERE = 486;
    private static final int REQUEST_TERMINATED = 487;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int REQUEST_PENDING = 491;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final CallTimes times;
    private final Consumer<DialogAction> act;
    private long highestCseq;
    private @Nullable Exchange current;

    /** Whether a request can be answered now. */
    enum Readiness {
        READY,
        /** Not yet, or the call is busy with something. */
        BUSY,
        CLOSING
    }

    /** @param highestCseq of the other side's requests so far */
    Exchanges(long highestCseq, CallTimes times, Consumer<DialogAction> act) {
        this.highestCseq = highestCseq;
        this.times = times;
        this.act = act;
    }

    static int statusOf(MediaRefusal refusal) {
        return refusal == MediaRefusal.NOT_ACCEPTABLE ? NOT_ACCEPTABLE_HERE : UNAVAILABLE;
    }

    static int retryAfterSeconds(MediaRefusal refusal) {
        return refusal == MediaRefusal.UNAVAILABLE ? RETRY_AFTER_SECONDS : 0;
    }

    /** The INVITE that began the dialog is to be answered. */
    void begin(long cseq, boolean offeredByUs) {
        current = new Exchange(cseq, false, offeredByUs);
    }

    boolean awaitsMedia(long cseq) {
        return current != null && current.cseq == cseq && !current.answered;
    }

    /** The media bridge's description is there. Call it for what {@link #awaitsMedia} alone. */
    void answer(String sdp) {
        Exchange answered = current;
        if (answered == null) {
            return;
        }
        if (answered.byUpdate) {
            current = null;
            act.accept(new DialogAction.OkUpdate(answered.cseq, sdp));
            return;
        }
        answered.answered = true;
        answered.pauseMs = times.t1Ms();
        act.accept(new DialogAction.Ok(answered.cseq, sdp));
        act.accept(new DialogAction.Arm(CallTimer.REPEAT_OK, answered.cseq, answered.pauseMs));
        act.accept(new DialogAction.Arm(CallTimer.ACK, answered.cseq, times.ackMs()));
    }

    /** RFC 3261 14.2: the session goes on as it was. */
    void refuse(DialogInput.MediaRefused refused) {
        if (current != null && current.cseq == refused.cseq()) {
            current = null;
            act.accept(new DialogAction.Refuse(
                    refused.cseq(), statusOf(refused.refusal()), null, retryAfterSeconds(refused.refusal())));
        }
    }

    void repeated(long cseq) {
        if (awaitsAck(cseq)) {
            act.accept(new DialogAction.RepeatOk(cseq));
        }
    }

    void cancelled(long cseq) {
        if (awaitsMedia(cseq)) {
            current = null;
            act.accept(new DialogAction.Refuse(cseq, REQUEST_TERMINATED, null, 0));
        }
    }

    boolean awaitsAck(long cseq) {
        return current != null && current.answered && current.cseq == cseq;
    }

    /** Ends the exchange by its ACK. Call it when {@link #awaitsAck} says so; returns whether the ACK has to answer. */
    boolean acknowledge() {
        boolean offeredByUs = current != null && current.offeredByUs;
        current = null;
        return offeredByUs;
    }

    /** @param leg where the dialog's media is; null: nowhere yet */
    void offered(DialogInput.Offered offered, Readiness readiness, @Nullable MediaLeg leg) {
        if (offered.cseq() <= highestCseq) {
            // RFC 3261 12.2.2: out of order.
            act.accept(new DialogAction.Refuse(offered.cseq(), SERVER_ERROR, null, 0));
            return;
        }
        highestCseq = offered.cseq();
        if (readiness != Readiness.READY || current != null || leg == null) {
            // RFC 3261 14.2, RFC 3311 5.2: one exchange at a time; before the ACK there is none to change.
            int status = readiness == Readiness.CLOSING ? BUSY_HERE : REQUEST_PENDING;
            act.accept(new DialogAction.Refuse(offered.cseq(), status, null, 0));
        } else if (offered.sdp() != null) {
            current = new Exchange(offered.cseq(), offered.byUpdate(), false);
            act.accept(new DialogAction.UpdateLeg(offered.cseq(), leg.legId(), leg.mediaNode(), offered.sdp()));
        } else if (offered.byUpdate()) {
            // A session refresh without a change.
            act.accept(new DialogAction.OkUpdate(offered.cseq(), null));
        } else {
            current = new Exchange(offered.cseq(), false, true);
            act.accept(new DialogAction.OpenLeg(offered.cseq(), leg.legId(), leg.mediaNode(), null));
        }
    }

    /** The 200 is sent again, less and less often. */
    void repeatDue(long cseq) {
        if (current != null && awaitsAck(cseq)) {
            current.pauseMs = Math.min(current.pauseMs * 2, times.t2Ms());
            act.accept(new DialogAction.RepeatOk(cseq));
            act.accept(new DialogAction.Arm(CallTimer.REPEAT_OK, cseq, current.pauseMs));
        }
    }

    /** Every request gets its final response, RFC 3261 15.1.2: also a re-INVITE that a BYE overtook. */
    void abandon() {
        if (current != null && !current.answered) {
            act.accept(new DialogAction.Refuse(current.cseq, REQUEST_TERMINATED, null, 0));
        }
        current = null;
    }

    /** An INVITE or UPDATE on its way to its 200 and, for an INVITE, to the ACK. */
    private static final class Exchange {
        final long cseq;
        final boolean byUpdate;
        final boolean offeredByUs;
        boolean answered;
        long pauseMs;

        Exchange(long cseq, boolean byUpdate, boolean offeredByUs) {
            this.cseq = cseq;
            this.byUpdate = byUpdate;
            this.offeredByUs = offeredByUs;
        }
    }
}
