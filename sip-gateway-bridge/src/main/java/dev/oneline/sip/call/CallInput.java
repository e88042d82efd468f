package dev.oneline.sip.call;

import org.jspecify.annotations.Nullable;

/** What a call can be told. Inputs that don't fit the call's state do nothing: they crossed something on the way. */
public sealed interface CallInput {
    /** The shard has the arrival on its log. */
    record ArrivalTaken() implements CallInput {}

    /** The shard has it, and doesn't want the call. */
    record ArrivalRefused(int status) implements CallInput {}

    /** The report can't reach the shard, now or ever. */
    record ArrivalFailed() implements CallInput {}

    record AnswerAsked(String legId, String mediaNode) implements CallInput {}

    /**
     * @param status for an INVITE that has no final response yet
     * @param reason for the Reason header (RFC 3326)
     */
    record EndAsked(int status, @Nullable String reason) implements CallInput {}

    /** The media bridge opened or updated the leg; {@code sdp} is its description. */
    record MediaAnswered(long cseq, String sdp) implements CallInput {}

    record MediaRefused(long cseq, MediaRefusal refusal) implements CallInput {}

    /** CANCEL of the INVITE with this sequence number. */
    record Cancelled(long cseq) implements CallInput {}

    /** ACK for the 200 to the INVITE with this sequence number. */
    record Acknowledged(long cseq, @Nullable String sdp) implements CallInput {}

    /** The INVITE came again although its transaction is over: the 200 was lost. */
    record InviteRepeated(long cseq) implements CallInput {}

    /** A re-INVITE, or an UPDATE (RFC 3311). An INVITE without {@code sdp} asks for our offer. */
    record Offered(long cseq, boolean byUpdate, @Nullable String sdp) implements CallInput {}

    /** BYE from the caller's side; it is answered already. */
    record HungUp() implements CallInput {}

    /** Our BYE got its final response, or none in time. */
    record ByeDone() implements CallInput {}

    record TimerDue(CallTimer timer, long cseq) implements CallInput {}

    /** Why there is no media, as far as SIP cares. */
    enum MediaRefusal {
        /** 488: the description is no use. */
        NOT_ACCEPTABLE,
        /** 503: full, gone or silent. */
        UNAVAILABLE
    }
}
