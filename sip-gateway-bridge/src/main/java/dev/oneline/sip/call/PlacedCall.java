package dev.oneline.sip.call;

import dev.oneline.contract.bus.Report.PlacedCallOutcome;
import dev.oneline.sip.call.Exchanges.Readiness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that we place: RFC 3261's user agent client for one INVITE and the dialog that comes of it, as far as it isn't
 * transactions. No input, no output, no clock: {@link #handle} takes what happened and says what to do.
 *
 * <p>What the shard hears doesn't wait for the gateway: it learns of the end as soon as the end is certain, and what is still
 * to be said (CANCEL, and the BYE for a 200 that crossed it) is settled here. The channel is free after that.
 */
public final class PlacedCall {
    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int BUSY_HERE = 486;
    private static final int BUSY_EVERYWHERE = 600;
    private static final int RINGING = 180;
    private static final int SESSION_PROGRESS = 183;

    /** A gateway that forks a call further than this keeps what answers too late. */
    private static final int MAX_FORKS = 8;

    /** The other side's numbers begin anywhere, RFC 3261 8.1.1.5. */
    private static final long NO_CSEQ = -1;

    private final MediaLeg leg;
    private final long ringMs;
    private final CallTimes times;
    private final List<PlacedCallAction> actions = new ArrayList<>();
    private final Exchanges exchanges;
    private final Set<String> released = new HashSet<>();

    private PlacedCallState state = PlacedCallState.OPENING;
    private boolean rang;
    private boolean cancelSent;
    private @Nullable String cancelReason;
    private @Nullable String toTag;

    /** @param ringMs from the INVITE to the answer, at most */
    public PlacedCall(MediaLeg leg, long ringMs, CallTimes times) {
        this.leg = leg;
        this.ringMs = ringMs;
        this.times = times;
        this.exchanges = new Exchanges(NO_CSEQ, times, actions::add);
    }

    public PlacedCallState state() {
        return state;
    }

    public List<PlacedCallAction> start() {
        act(new PlacedCallAction.MakeOffer(leg.legId(), leg.mediaNode()));
        return take();
    }

    public List<PlacedCallAction> handle(PlacedCallInput input) {
        if (state == PlacedCallState.OVER) {
            return List.of();
        }
        switch (input) {
            case PlacedCallInput.OfferMade offer -> offerMade(offer.sdp());
            case PlacedCallInput.OfferFailed failed -> {
                if (state == PlacedCallState.OPENING) {
                    act(new PlacedCallAction.TellPlaced(false));
                    forget();
                }
            }
            case PlacedCallInput.Provisional provisional -> provisional(provisional.status());
            case PlacedCallInput.Accepted accepted -> accepted(accepted);
            case PlacedCallInput.Rejected rejected -> ended(outcome(rejected.status()), rejected.status());
            case PlacedCallInput.NoResponse nothing -> ended(PlacedCallOutcome.UNREACHABLE, 0);
            case PlacedCallInput.AnswerTaken taken -> {
                if (state == PlacedCallState.ACCEPTING) {
                    state = PlacedCallState.TALKING;
                    act(new PlacedCallAction.ReportAnswered());
                }
            }
            case PlacedCallInput.AnswerUnusable unusable -> {
                if (state == PlacedCallState.ACCEPTING) {
                    giveUp(PlacedCallOutcome.REFUSED, null);
                }
            }
            case PlacedCallInput.ClearAsked asked -> giveUp(PlacedCallOutcome.CLEARED, asked.reason());
            case PlacedCallInput.StopAsked asked -> giveUp(PlacedCallOutcome.LOST, "shutting down");
            case DialogInput.MediaAnswered answered -> {
                if (state == PlacedCallState.TALKING && exchanges.awaitsMedia(answered.cseq())) {
                    exchanges.answer(answered.sdp());
                }
            }
            case DialogInput.MediaRefused refused -> exchanges.refuse(refused);
            case DialogInput.Cancelled cancelled -> exchanges.cancelled(cancelled.cseq());
            case DialogInput.Acknowledged acknowledged -> acknowledged(acknowledged);
            case DialogInput.InviteRepeated repeated -> exchanges.repeated(repeated.cseq());
            case DialogInput.Offered offered -> exchanges.offered(offered, readiness(), leg);
            case DialogInput.HungUp hungUp -> hungUp();
            case DialogInput.ByeDone done -> {
                if (state == PlacedCallState.CLOSING) {
                    forget();
                }
            }
            case DialogInput.TimerDue due -> timerDue(due);
        }
        return take();
    }

    private void offerMade(String sdp) {
        if (state == PlacedCallState.OPENING) {
            state = PlacedCallState.CALLING;
            act(new PlacedCallAction.Invite(sdp));
            act(new PlacedCallAction.TellPlaced(true));
            arm(CallTimer.RESPONSE, times.responseMs());
            arm(CallTimer.RING, ringMs);
        }
    }

    private void provisional(int status) {
        if (state == PlacedCallState.CALLING) {
            state = PlacedCallState.PROCEEDING;
        }
        if (state == PlacedCallState.CANCELLING) {
            // RFC 3261 9.1: before the first response there was nothing to cancel.
            cancel();
        } else if (state == PlacedCallState.PROCEEDING && !rang && (status == RINGING || status == SESSION_PROGRESS)) {
            rang = true;
            act(new PlacedCallAction.ReportRinging());
        }
    }

    private void accepted(PlacedCallInput.Accepted accepted) {
        String tag = accepted.toTag();
        switch (state) {
            case CALLING, PROCEEDING -> {
                toTag = tag;
                act(new PlacedCallAction.Ack(tag));
                state = PlacedCallState.ACCEPTING;
                if (accepted.sdp() == null) {
                    giveUp(PlacedCallOutcome.REFUSED, null);
                } else {
                    act(new PlacedCallAction.TakeAnswer(leg.legId(), leg.mediaNode(), accepted.sdp()));
                }
            }
            case CANCELLING -> {
                // It crossed the CANCEL, or there was no time for one.
                toTag = tag;
                act(new PlacedCallAction.Ack(tag));
                bye(cancelReason);
            }
            case ACCEPTING, TALKING, CLOSING -> {
                if (tag.equals(toTag) || released.contains(tag)) {
                    act(new PlacedCallAction.RepeatAck(tag));
                } else if (released.size() < MAX_FORKS) {
                    released.add(tag);
                    act(new PlacedCallAction.Release(tag));
                }
            }
            case OPENING, OVER -> {
                // Nothing was sent that could have been answered.
            }
        }
    }

    /** By the other side's word on the INVITE, or its silence. */
    private void ended(PlacedCallOutcome outcome, int status) {
        switch (state) {
            case CALLING, PROCEEDING -> {
                act(new PlacedCallAction.ReportOutcome(outcome, status));
                forget();
            }
            case CANCELLING -> forget();
            default -> {
                // One of several that the call was forked to; another has answered.
            }
        }
    }

    /** By our side. */
    private void giveUp(PlacedCallOutcome outcome, @Nullable String reason) {
        switch (state) {
            case OPENING -> {
                act(new PlacedCallAction.TellPlaced(true));
                act(new PlacedCallAction.ReportOutcome(outcome, 0));
                forget();
            }
            case CALLING, PROCEEDING -> {
                boolean answering = state == PlacedCallState.PROCEEDING;
                state = PlacedCallState.CANCELLING;
                cancelReason = reason;
                act(new PlacedCallAction.ReportOutcome(outcome, 0));
                arm(CallTimer.CANCEL, times.closeMs());
                if (answering) {
                    cancel();
                }
            }
            case ACCEPTING, TALKING -> {
                act(new PlacedCallAction.ReportOutcome(outcome, OK));
                bye(reason);
            }
            case CANCELLING, CLOSING, OVER -> {
                // Ended before.
            }
        }
    }

    private void cancel() {
        if (!cancelSent) {
            cancelSent = true;
            act(new PlacedCallAction.Cancel(cancelReason));
        }
    }

    private void acknowledged(DialogInput.Acknowledged ack) {
        if (!exchanges.awaitsAck(ack.cseq())) {
            return;
        }
        boolean offeredByUs = exchanges.acknowledge();
        // Without an answer to our offer the session goes on as it was, RFC 3261 14.1.
        if (offeredByUs && ack.sdp() != null && state == PlacedCallState.TALKING) {
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
            case ACCEPTING, TALKING -> {
                act(new PlacedCallAction.ReportOutcome(PlacedCallOutcome.HUNG_UP, OK));
                exchanges.abandon();
                forget();
            }
            case CLOSING -> forget();
            default -> {
                // Of no dialog that we know.
            }
        }
    }

    private void timerDue(DialogInput.TimerDue due) {
        switch (due.timer()) {
            case RESPONSE -> {
                if (state == PlacedCallState.CALLING) {
                    giveUp(PlacedCallOutcome.UNREACHABLE, null);
                }
            }
            case RING -> {
                if (state == PlacedCallState.CALLING) {
                    giveUp(PlacedCallOutcome.UNREACHABLE, null);
                } else if (state == PlacedCallState.PROCEEDING) {
                    giveUp(PlacedCallOutcome.NO_ANSWER, "no answer");
                }
            }
            case CANCEL -> {
                if (state == PlacedCallState.CANCELLING) {
                    forget();
                }
            }
            case REPEAT_OK -> exchanges.repeatDue(due.cseq());
            case ACK -> {
                if (exchanges.awaitsAck(due.cseq())) {
                    giveUp(PlacedCallOutcome.LOST, null);
                }
            }
            case CLOSE -> {
                if (state == PlacedCallState.CLOSING) {
                    forget();
                }
            }
            case ARRIVAL, ANSWER -> {
                // Of a call that came in.
            }
        }
    }

    private static PlacedCallOutcome outcome(int status) {
        return switch (status) {
            case BUSY_HERE, BUSY_EVERYWHERE -> PlacedCallOutcome.BUSY;
            case TEMPORARILY_UNAVAILABLE, REQUEST_TIMEOUT -> PlacedCallOutcome.NO_ANSWER;
            default -> PlacedCallOutcome.REFUSED;
        };
    }

    private void bye(@Nullable String reason) {
        exchanges.abandon();
        state = PlacedCallState.CLOSING;
        act(new DialogAction.Bye(reason));
        arm(CallTimer.CLOSE, times.closeMs());
    }

    private void forget() {
        state = PlacedCallState.OVER;
        act(new DialogAction.Forget());
    }

    private void arm(CallTimer timer, long delayMs) {
        act(new DialogAction.Arm(timer, NO_CSEQ, delayMs));
    }

    private void act(PlacedCallAction action) {
        actions.add(action);
    }

    private List<PlacedCallAction> take() {
        List<PlacedCallAction> taken = List.copyOf(actions);
        actions.clear();
        return taken;
    }
}
