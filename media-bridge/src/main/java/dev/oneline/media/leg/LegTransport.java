package dev.oneline.media.leg;

import dev.oneline.contract.bus.Report.LegLossCause;
import org.jspecify.annotations.Nullable;

/** What brings a leg's packets over the network. */
public interface LegTransport {
    /** As in figures: {@code webrtc} or {@code rtp}. */
    String kind();

    /** Whether media came through, which is when the shard is told. */
    boolean isConnected();

    /** Whether there is someone to send to now. */
    boolean canSend();

    /**
     * Sends the packet at the start of the array, which has room for a tag behind it and is overwritten. Called with the
     * leg's lock held.
     */
    void sendRtp(byte[] buffer, int length, int ssrc);

    /** As {@link #sendRtp}. */
    void sendRtcp(byte[] buffer, int length, int ssrc);

    /** Says once why the transport is dead; null while it lives, and afterwards. */
    @Nullable
    LegLossCause findDead(long nowNs);

    void close();
}
