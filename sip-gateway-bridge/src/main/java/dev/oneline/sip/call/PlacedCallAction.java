package dev.oneline.sip.call;

import dev.oneline.contract.bus.Report;
import org.jspecify.annotations.Nullable;

/** What a call wants done that we place, in order. */
public sealed interface PlacedCallAction
        permits PlacedCallAction.MakeOffer,
                PlacedCallAction.Invite,
                PlacedCallAction.Ack,
                PlacedCallAction.RepeatAck,
                PlacedCallAction.Release,
                PlacedCallAction.Cancel,
                PlacedCallAction.TakeAnswer,
                PlacedCallAction.ReportRinging,
                PlacedCallAction.ReportAnswered,
                PlacedCallAction.ReportOutcome,
                PlacedCallAction.TellPlaced,
                DialogAction {
    /** Opens the RTP leg for an offer of ours. */
    record MakeOffer(String legId, String mediaNode) implements PlacedCallAction {}

    record Invite(String sdp) implements PlacedCallAction {}

    /** Acknowledges the 2xx with this To tag; its dialog is the call's from now on. */
    record Ack(String toTag) implements PlacedCallAction {}

    /** The same ACK again, RFC 3261 13.2.2.4. */
    record RepeatAck(String toTag) implements PlacedCallAction {}

    /** ACK and BYE for a 2xx of somebody else's: one has answered already. */
    record Release(String toTag) implements PlacedCallAction {}

    record Cancel(@Nullable String reason) implements PlacedCallAction {}

    /** Gives the called party's description to the media bridge. */
    record TakeAnswer(String legId, String mediaNode, String sdp) implements PlacedCallAction {}

    record ReportRinging() implements PlacedCallAction {}

    record ReportAnswered() implements PlacedCallAction {}

    /** @param status the final response to the INVITE; 0: none */
    record ReportOutcome(Report.PlacedCallOutcome outcome, int status) implements PlacedCallAction {}

    /** Whoever asked for the call learns whether it is under way. */
    record TellPlaced(boolean underWay) implements PlacedCallAction {}
}
