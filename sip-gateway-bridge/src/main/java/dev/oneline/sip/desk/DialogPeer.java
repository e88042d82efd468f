package dev.oneline.sip.desk;

import org.jspecify.annotations.Nullable;

/**
 * The other side of a dialog, as SIP reaches it. Sending never fails here: what can't be sent ends by a timer. Sequence
 * numbers are those of the other side's requests.
 */
public interface DialogPeer {
    void ok(long cseq, String sdp);

    void repeatOk(long cseq);

    void okUpdate(long cseq, @Nullable String sdp);

    /** @param retryAfterSeconds 0: none */
    void refuse(long cseq, int status, @Nullable String reason, int retryAfterSeconds);

    void bye(@Nullable String reason);

    /** The call is over: nothing is sent to it or heard from it any more. */
    void forget();
}
