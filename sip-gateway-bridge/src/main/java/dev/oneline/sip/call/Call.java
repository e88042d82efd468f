package dev.oneline.sip.call;

import dev.oneline.contract.bus.Report.CallEndCause;
import dev.oneline.sip.call.CallAction.AnswerOutcome;
import dev.oneline.sip.call.Exchanges.Readiness;
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
    private static final int REQUEST_TERMINATED = 487;
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int UNAVAILABLE = 503;

    private final long cseq;
    private final @Nullable String offer;
    private final CallTimes times;
    private final List<CallAction> actions = new ArrayList<>();
    private final Exchanges exchanges;

    private CallState state = CallState.ARRIVING;
    private @Nullable MediaLeg leg;
    private @Nullable String endReason;

    /**
     * @param cseq sequence number of the INVITE
     * @param offer its description; null asks for ours
     */
    public Call(long cseq, @Nullable String offer, CallTimes times) {
        this.cseq = cseq;
        this.offer = offer;
        this.times = times;
        this.exchanges = new Exchanges(cseq, times, actions::add);
    }

    public CallState state() {
        return state;
    }

    /** What an INVITE within the trunk's capacity sets off. */
    public List<CallAction> start() {
        act(new CallAction.Try());
        act(new CallAction.ReportArrival());
        act(new DialogAction.Arm(CallTimer.ARRIVAL, cseq, times.arrivalMs()));
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
            case DialogInput.MediaAnswered answered -> mediaAnswered(answered);
            case DialogInput.MediaRefused refused -> mediaRefused(refused);
            case DialogInput.Cancelled cancelled -> cancelled(cancelled.cseq());
            case DialogInput.Acknowledged acknowledged -> acknowledged(acknowledged);
            case DialogInput.InviteRepeated repeated -> exchanges.repeated(repeated.cseq());
            case DialogInput.Offered offered -> exchanges.offered(offered, readiness(), leg);
            case DialogInput.HungUp hungUp -> hungUp();
            case DialogInput.ByeDone done -> {
                if (state == CallState.CLOSING) {
                    forget();
                }
            }
            case DialogInput.TimerDue due -> timerDue(due);
        }
        return take();
    }

    private void arrivalTaken() {
        if (state == CallState.ARRIVING) {
            state = CallState.WAITING;
            act(new CallAction.Ring());
            act(new DialogAction.Arm(CallTimer.ANSWER, cseq, times.answerMs()));
        }
    }

    /** May come before the shard's word on the arrival: both are under way at once. */
    private void answerAsked(CallInput.AnswerAsked asked) {
        switch (state) {
            case ARRIVING, WAITING -> {
                state = CallState.OPENING;
                leg = new MediaLeg(asked.legId(), asked.mediaNode());
                exchanges.begin(cseq, offer == null);
                act(new DialogAction.OpenLeg(cseq, asked.legId(), asked.mediaNode(), offer));
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

    private void mediaAnswered(DialogInput.MediaAnswered answered) {
        if (!exchanges.awaitsMedia(answered.cseq())) {
            return;
        }
        switch (state) {
            case OPENING -> {
                state = CallState.ANSWERED;
                act(new CallAction.TellAnswer(AnswerOutcome.ANSWERED));
                exchanges.answer(answered.sdp());
            }
            case TALKING -> exchanges.answer(answered.sdp());
            default -> {
                // Ended meanwhile; the media plan closes the leg.
            }
        }
    }

    private void mediaRefused(DialogInput.MediaRefused refused) {
        if (state == CallState.OPENING) {
            act(new CallAction.TellAnswer(AnswerOutcome.NO_MEDIA));
            act(new CallAction.ReportEnd(CallEndCause.NO_MEDIA));
            refuseInvite(Exchanges.statusOf(refused.refusal()), null, Exchanges.retryAfterSeconds(refused.refusal()));
        } else if (state == CallState.TALKING && refused.cseq() == cseq) {
            // The answer in the ACK to our offer is no use: there never was a call.
            act(new CallAction.ReportEnd(CallEndCause.NO_MEDIA));
            bye(null);
        } else if (state == CallState.TALKING) {
            exchanges.refuse(refused);
        }
    }

    private void cancelled(long cancelledCseq) {
        if (cancelledCseq != cseq) {
            exchanges.cancelled(cancelledCseq);
            return;
        }
        switch (state) {
            case ARRIVING, WAITING, OPENING -> {
                act(new CallAction.ReportEnd(CallEndCause.CANCELLED));
                refuseInvite(REQUEST_TERMINATED, null, 0);
            }
            default -> {
                // Too late, RFC 3261 9.2: the 200 stands, a BYE will follow.
            }
        }
    }

    private void acknowledged(DialogInput.Acknowledged ack) {
        if (!exchanges.awaitsAck(ack.cseq())) {
            return;
        }
        boolean offeredByUs = exchanges.acknowledge();
        if (state == CallState.ENDING_ON_ACK) {
            bye(endReason);
            return;
        }
        state = CallState.TALKING;
        if (!offeredByUs || leg == null) {
            return;
        }
        if (ack.sdp() == null) {
            act(new CallAction.ReportEnd(CallEndCause.NO_MEDIA));
            bye(null);
        } else {
            act(new DialogAction.UpdateLeg(ack.cseq(), leg.legId(), leg.mediaNode(), ack.sdp()));
        }
    }

    private Readiness readiness() {
        return switch (state) {
            case TALKING -> Readiness.READY;
            case CLOSING -> Readiness.CLOSING;
            default -> Readiness.BUSY;
        };
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
                exchanges.abandon();
                forget();
            }
            case ENDING_ON_ACK, CLOSING -> forget();
            case OVER -> {
                // Nothing left to end.
            }
        }
    }

    private void timerDue(DialogInput.TimerDue due) {
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
            case REPEAT_OK -> exchanges.repeatDue(due.cseq());
            case ACK -> {
                if (exchanges.awaitsAck(due.cseq())) {
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
            case RESPONSE, RING, CANCEL -> {
                // A placed call's.
            }
        }
    }

    private void refuseInvite(int status, @Nullable String reason, int retryAfterSeconds) {
        act(new DialogAction.Refuse(cseq, status, reason, retryAfterSeconds));
        forget();
    }

    private void bye(@Nullable String reason) {
        exchanges.abandon();
        state = CallState.CLOSING;
        act(new DialogAction.Bye(reason));
        act(new DialogAction.Arm(CallTimer.CLOSE, cseq, times.closeMs()));
    }

    private void forget() {
        if (state == CallState.ARRIVING || state == CallState.WAITING || state == CallState.OPENING) {
            act(new CallAction.TellAnswer(AnswerOutcome.GONE));
        }
        state = CallState.OVER;
        act(new DialogAction.Forget());
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
}
