package dev.oneline.sip.call;

import dev.oneline.contract.bus.Report;
import org.jspecify.annotations.Nullable;

/** What a call wants done, in order. */
public sealed interface CallAction {
    /** 100. */
    record Try() implements CallAction {}

    /** 180. */
    record Ring() implements CallAction {}

    /** 200 to the INVITE with this sequence number; repeated by {@link RepeatOk} until acknowledged. */
    record Ok(long cseq, String sdp) implements CallAction {}

    record RepeatOk(long cseq) implements CallAction {}

    /** 200 to an UPDATE. */
    record OkUpdate(long cseq, @Nullable String sdp) implements CallAction {}

    /**
     * The final refusal of the INVITE or UPDATE with this sequence number.
     *
     * @param retryAfterSeconds 0: no Retry-After
     */
    record Refuse(long cseq, int status, @Nullable String reason, int retryAfterSeconds) implements CallAction {}

    record Bye(@Nullable String reason) implements CallAction {}

    record ReportArrival() implements CallAction {}

    record ReportEnd(Report.CallEndCause cause) implements CallAction {}

    /** Opens the RTP leg; without {@code sdp} the media bridge makes an offer. */
    record OpenLeg(
            long cseq,
            String legId,
            String mediaNode,
            @Nullable String sdp) implements CallAction {}

    record UpdateLeg(long cseq, String legId, String mediaNode, String sdp) implements CallAction {}

    record Arm(CallTimer timer, long cseq, long delayMs) implements CallAction {}

    /** Whoever asked for the answer learns how it went. */
    record TellAnswer(AnswerOutcome outcome) implements CallAction {}

    /** The last action: the channel is free, nothing more will happen. */
    record Forget() implements CallAction {}

    /** How answering went. */
    enum AnswerOutcome {
        ANSWERED,
        NO_MEDIA,
        /** The call ended meanwhile. */
        GONE
    }
}
