package dev.oneline.sip.call;

import org.jspecify.annotations.Nullable;

/** What any call wants done, whichever side began it. */
public sealed interface DialogAction extends CallAction, PlacedCallAction {
    /** 200 to the INVITE with this sequence number; repeated by {@link RepeatOk} until acknowledged. */
    record Ok(long cseq, String sdp) implements DialogAction {}

    record RepeatOk(long cseq) implements DialogAction {}

    /** 200 to an UPDATE. */
    record OkUpdate(long cseq, @Nullable String sdp) implements DialogAction {}

    /**
     * The final refusal of the INVITE or UPDATE with this sequence number.
     *
     * @param retryAfterSeconds 0: no Retry-After
     */
    record Refuse(long cseq, int status, @Nullable String reason, int retryAfterSeconds) implements DialogAction {}

    record Bye(@Nullable String reason) implements DialogAction {}

    /** Opens the RTP leg; without {@code sdp} the media bridge makes an offer. */
    record OpenLeg(
            long cseq,
            String legId,
            String mediaNode,
            @Nullable String sdp) implements DialogAction {}

    record UpdateLeg(long cseq, String legId, String mediaNode, String sdp) implements DialogAction {}

    record Arm(CallTimer timer, long cseq, long delayMs) implements DialogAction {}

    /** The last action: the channel is free, nothing more will happen. */
    record Forget() implements DialogAction {}
}
