package dev.oneline.sip.call;

import org.jspecify.annotations.Nullable;

/** What any call can be told, whichever side began it. */
public sealed interface DialogInput extends CallInput, PlacedCallInput {
    /** The media bridge opened or updated the leg; {@code sdp} is its description. */
    record MediaAnswered(long cseq, String sdp) implements DialogInput {}

    record MediaRefused(long cseq, MediaRefusal refusal) implements DialogInput {}

    /** CANCEL of the INVITE with this sequence number. */
    record Cancelled(long cseq) implements DialogInput {}

    /** ACK for the 200 to the INVITE with this sequence number. */
    record Acknowledged(long cseq, @Nullable String sdp) implements DialogInput {}

    /** The INVITE came again although its transaction is over: the 200 was lost. */
    record InviteRepeated(long cseq) implements DialogInput {}

    /** A re-INVITE, or an UPDATE (RFC 3311). An INVITE without {@code sdp} asks for our offer. */
    record Offered(long cseq, boolean byUpdate, @Nullable String sdp) implements DialogInput {}

    /** BYE from the other side; it is answered already. */
    record HungUp() implements DialogInput {}

    /** Our BYE got its final response, or none in time. */
    record ByeDone() implements DialogInput {}

    record TimerDue(CallTimer timer, long cseq) implements DialogInput {}

    /** Why there is no media, as far as SIP cares. */
    enum MediaRefusal {
        /** 488: the description is no use. */
        NOT_ACCEPTABLE,
        /** 503: full, gone or silent. */
        UNAVAILABLE
    }
}
