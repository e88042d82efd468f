package dev.oneline.sip.desk;

import org.jspecify.annotations.Nullable;

/** The other side of a call that we place. */
public interface PlacedCallPeer extends DialogPeer {
    void invite(String sdp);

    /** Acknowledges the 2xx with this To tag, whose dialog is this call's from now on. */
    void ack(String toTag);

    void repeatAck(String toTag);

    /** Acknowledges the 2xx with this To tag and ends its dialog. */
    void release(String toTag);

    void cancel(@Nullable String reason);
}
