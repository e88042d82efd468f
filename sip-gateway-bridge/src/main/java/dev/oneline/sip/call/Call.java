package dev.oneline.sip.call;

import dev.oneline.contract.bus.Report.CallEndCause;
import dev.oneline.sip.call.CallAction.AnswerOutcome;
import dev.oneline.sip.call.CallInput.MediaRefusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that came in: RFC 3261's user agent server for one dialog, as far as it isn't transactions. No input, no output,
 * no clock: {@link #handle} takes what happened and says what to do.
 *
 * <p>Every race has one place here. The caller may cancel, hang up or change its media while the shard, the media bridge
 * and the ACK are all still under way; what arrives too late finds another state and does nothing.
 */
public final class Call {
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int BUSY_HERE = 486;
    private static final int REQUEST_TERMINATED = 487;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int REQUEST_PENDING = 491;
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final long cseq;
    private final @Nullable String offer;
    private final CallTimes times;
    private final List<CallAction> actions = new ArrayList<>();

    private CallState state = CallState.ARRIVING;
    private @Nullable String legId;
    private @Nullable String mediaNode;
    private @Nullable Exchange exchange;
    private long highestCseq;
    private @Nullable String endReason;

    /**
     * @param cseq sequence number of the INVITE
     * @param offer its description; null asks for ours
     */
    public Call(long cseq, @Nullable String offer, CallTimes times) {
        this.cseq = cseq;
        this.highestCseq = cseq;
        this.offer = offer;
        this.times = times;
    }

    public CallState state() {
        return state;
    }

    /** What an INVITE within the trunk's capacity sets off. */
    public List<CallAction> start() {
        act(new CallAction.Try());
        act(new CallAction.ReportArrival());
        act(new CallAction.Arm(CallTimer.ARRIVAL, cseq, times.arrivalMs()));
        return take();
    }

    public List<CallAction> handle(CallInput input) {
        if (state == CallState.OVER) {
            return List.of();
        }
        switch (input) {
            case CallInput.ArrivalTaken taken -> arrivalTaken();
            case CallInput.ArrivalRefused refused -> {
                if (state == CallState.ARRIVING) {
                    refuseInvite(finalStatus(refused.status()), null, 0);
                }
            }
            case CallInput.ArrivalFailed failed -> {
                if (state == CallState.ARRIVING) {
                    refuseInvite(UNAVAILABLE, null, RETRY_AFTER_SECONDS);
                }
            }
            case CallInput.AnswerAsked asked -> answerAsked(asked);
            case CallInput.EndAsked asked -> endAsked(asked);
            case CallInput.MediaAnswered answered -> mediaAnswered(answered);
            case CallInput.MediaRefused refused -> mediaRefused(refused);
            case CallInput.Cancelled cancelled -> cancelled(cancelled.cseq());
            case CallInput.Acknowledged acknowledged -> acknowledged(acknowledged);
            case CallInput.InviteRepeated repeated -> {
                if (exchange != null && exchange.awaitsAck(repeated.cseq())) {
                    act(new CallAction.RepeatOk(repeated.cseq()));
                }
            }
            case CallInput.Offered offered -> offered(offered);
            case CallInput.HungUp hungUp -> hungUp();
            case CallInput.ByeDone done -> {
                if (state == CallState.CLOSING) {
                    forget();
                }
            }
            case CallInput.TimerDue due -> timerDue(due);
        }
        return take();
    }

    private void arrivalTaken() {
        if (state == CallState.ARRIVING) {
            state = CallState.WAITING;
            act(new CallAction.Ring());
            act(new CallAction.Arm(CallTimer.ANSWER, cseq, times.answerMs()));
        }
    }

    /** May come before the shard's word on the arrival: both are under way at once. */
    private void answerAsked(CallInput.AnswerAsked asked) {
        switch (state) {
            case ARRIVING, WAITING -> {
                state = CallState.OPENING;
                legId = asked.legId();
                mediaNode = asked.mediaNode();
                exchange = new Exchange(cseq, false, offer == null);
                act(new CallAction.OpenLeg(cseq, asked.legId(), asked.mediaNode(), offer));
            }
            case OPENING -> {
                // Told when the leg is open.
            }
            case ANSWERED, TALKING -> act(new CallAction.TellAnswer(AnswerOutcome.ANSWERED));
            case ENDING_ON_ACK, CLOSING, OVER -> act(new CallAction.TellAnswer(AnswerOutcome.GONE));
        }
    }

    private void endAsked(CallInput.EndAsked asked) {
        switch (state) {
            case ARRIVING, WAITING, OPENING -> refuseInvite(finalStatus(asked.status()), asked.reason(), 0);
            case ANSWERED -> {
                state = CallState.ENDING_ON_ACK;
                endReason = asked.reason();
            }
            case TALKING -> bye(asked.reason());
            case ENDING_ON_ACK, CLOSING, OVER -> {
                // Asked before.
            }
        }
    }

    private void mediaAnswered(CallInput.MediaAnswered answered) {
        Exchange current = exchange;
        if (current == null || current.cseq != answered.cseq() || current.answered) {
            return;
        }
        switch (state) {
            case OPENING -> {
                state = CallState.ANSWERED;
                act(new CallAction.TellAnswer(AnswerOutcome.ANSWERED));
                ok(current, answered.sdp());
            }
            case TALKING -> {
                if (current.byUpdate) {
                    exchange = null;
                    act(new CallAction.OkUpdate(answered.cseq(), answered.sdp()));
                } else {
                    ok(current, answered.sdp());
                }
            }
            default -> {
                // Ended meanwhile; the media plan closes the leg.
            }
        }
    }

    private void ok(Exchange current, String sdp) {
        current.answered = true;
        current.pauseMs = times.t1Ms();
        act(new CallAction.Ok(current.cseq, sdp));
        act(new CallAction.Arm(CallTimer.REPEAT_OK, current.cseq, current.pauseMs));
        act(new CallAction.Arm(CallTimer.ACK, current.cseq, times.ackMs()));
    }

    private void mediaRefused(CallInput.MediaRefused refused) {
        int status = refused.refusal() == MediaRefusal.NOT_ACCEPTABLE ? NOT_ACCEPTABLE_HERE : UNAVAILABLE;
        int retryAfter = status == UNAVAILABLE ? RETRY_AFTER_SECONDS : 0;
        Exchange current = exchange;
        if (state == CallState.OPENING) {
            act(new CallAction.TellAnswer(AnswerOutcome.NO_MEDIA));
            act(new CallAction.ReportEnd(CallEndCause.NO_MEDIA));
            refuseInvite(status, null, retryAfter);
        } else if (state == CallState.TALKING && refused.cseq() == cseq) {
            // The answer in the ACK to our offer is no use: there never was a call.
            act(new CallAction.ReportEnd(CallEndCause.NO_MEDIA));
            bye(null);
        } else if (state == CallState.TALKING && current != null && current.cseq == refused.cseq()) {
            // RFC 3261 14.2: the session goes on as it was.
            exchange = null;
            act(new CallAction.Refuse(refused.cseq(), status, null, retryAfter));
        }
    }

    private void cancelled(long cancelledCseq) {
        if (cancelledCseq == cseq) {
            switch (state) {
                case ARRIVING, WAITING, OPENING -> {
                    act(new CallAction.ReportEnd(CallEndCause.CANCELLED));
                    refuseInvite(REQUEST_TERMINATED, null, 0);
                }
                default -> {
                    // Too late, RFC 3261 9.2: the 200 stands, a BYE will follow.
                }
            }
        } else if (exchange != null && exchange.cseq == cancelledCseq && !exchange.answered) {
            exchange = null;
            act(new CallAction.Refuse(cancelledCseq, REQUEST_TERMINATED, null, 0));
        }
    }

    private void acknowledged(CallInput.Acknowledged ack) {
        Exchange current = exchange;
        if (current == null || !current.awaitsAck(ack.cseq())) {
            return;
        }
        exchange = null;
        if (state == CallState.ENDING_ON_ACK) {
            bye(endReason);
            return;
        }
        state = CallState.TALKING;
        if (current.offeredByUs && ack.sdp() == null) {
            act(new CallAction.ReportEnd(CallEndCause.NO_MEDIA));
            bye(null);
        } else if (current.offeredByUs) {
            updateLeg(ack.cseq(), ack.sdp());
        }
    }

    private void updateLeg(long forCseq, @Nullable String sdp) {
        if (legId != null && mediaNode != null && sdp != null) {
            act(new CallAction.UpdateLeg(forCseq, legId, mediaNode, sdp));
        }
    }

    private void offered(CallInput.Offered offered) {
        if (offered.cseq() <= highestCseq) {
            // RFC 3261 12.2.2: out of order.
            act(new CallAction.Refuse(offered.cseq(), SERVER_ERROR, null, 0));
            return;
        }
        highestCseq = offered.cseq();
        if (state != CallState.TALKING || exchange != null || legId == null || mediaNode == null) {
            // RFC 3261 14.2, RFC 3311 5.2: one exchange at a time; before the ACK there is none to change.
            int status = state == CallState.CLOSING ? BUSY_HERE : REQUEST_PENDING;
            act(new CallAction.Refuse(offered.cseq(), status, null, 0));
        } else if (offered.sdp() != null) {
            exchange = new Exchange(offered.cseq(), offered.byUpdate(), false);
            updateLeg(offered.cseq(), offered.sdp());
        } else if (offered.byUpdate()) {
            // A session refresh without a change.
            act(new CallAction.OkUpdate(offered.cseq(), null));
        } else {
            exchange = new Exchange(offered.cseq(), false, true);
            act(new CallAction.OpenLeg(offered.cseq(), legId, mediaNode, null));
        }
    }

    private void hungUp() {
        switch (state) {
            case ARRIVING, WAITING, OPENING -> {
                // BYE in an early dialog, RFC 3261 15.1.2.
                act(new CallAction.ReportEnd(CallEndCause.CANCELLED));
                refuseInvite(REQUEST_TERMINATED, null, 0);
            }
            case ANSWERED, TALKING -> {
                act(new CallAction.ReportEnd(CallEndCause.HUNG_UP));
                refusePendingExchange();
                forget();
            }
            case ENDING_ON_ACK, CLOSING -> forget();
            case OVER -> {
                // Nothing left to end.
            }
        }
    }

    private void timerDue(CallInput.TimerDue due) {
        switch (due.timer()) {
            case ARRIVAL -> {
                if (state == CallState.ARRIVING) {
                    act(new CallAction.ReportEnd(CallEndCause.TIMED_OUT));
                    refuseInvite(UNAVAILABLE, null, RETRY_AFTER_SECONDS);
                }
            }
            case ANSWER -> {
                if (state == CallState.WAITING) {
                    act(new CallAction.ReportEnd(CallEndCause.TIMED_OUT));
                    refuseInvite(TEMPORARILY_UNAVAILABLE, null, 0);
                }
            }
            case REPEAT_OK -> {
                if (exchange != null && exchange.awaitsAck(due.cseq())) {
                    exchange.pauseMs = Math.min(exchange.pauseMs * 2, times.t2Ms());
                    act(new CallAction.RepeatOk(due.cseq()));
                    act(new CallAction.Arm(CallTimer.REPEAT_OK, due.cseq(), exchange.pauseMs));
                }
            }
            case ACK -> {
                if (exchange != null && exchange.awaitsAck(due.cseq())) {
                    if (state != CallState.ENDING_ON_ACK) {
                        act(new CallAction.ReportEnd(CallEndCause.TIMED_OUT));
                    }
                    bye(endReason);
                }
            }
            case CLOSE -> {
                if (state == CallState.CLOSING) {
                    forget();
                }
            }
        }
    }

    private void refuseInvite(int status, @Nullable String reason, int retryAfterSeconds) {
        act(new CallAction.Refuse(cseq, status, reason, retryAfterSeconds));
        forget();
    }

    private void bye(@Nullable String reason) {
        refusePendingExchange();
        state = CallState.CLOSING;
        act(new CallAction.Bye(reason));
        act(new CallAction.Arm(CallTimer.CLOSE, cseq, times.closeMs()));
    }

    /** Every request gets its final response, RFC 3261 15.1.2: also a re-INVITE that a BYE overtook. */
    private void refusePendingExchange() {
        if (exchange != null && !exchange.answered && exchange.cseq != cseq) {
            act(new CallAction.Refuse(exchange.cseq, REQUEST_TERMINATED, null, 0));
        }
        exchange = null;
    }

    private void forget() {
        if (state == CallState.ARRIVING || state == CallState.WAITING || state == CallState.OPENING) {
            act(new CallAction.TellAnswer(AnswerOutcome.GONE));
        }
        state = CallState.OVER;
        act(new CallAction.Forget());
    }

    private static int finalStatus(int status) {
        return status >= 400 && status <= 699 ? status : UNAVAILABLE;
    }

    private void act(CallAction action) {
        actions.add(action);
    }

    private List<CallAction> take() {
        List<CallAction> taken = List.copyOf(actions);
        actions.clear();
        return taken;
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

        boolean awaitsAck(long ofCseq) {
            return answered && cseq == ofCseq;
        }
    }
}
