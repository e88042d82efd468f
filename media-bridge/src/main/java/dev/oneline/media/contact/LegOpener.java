package dev.oneline.media.contact;

import dev.oneline.media.leg.Leg;
import dev.oneline.media.leg.RtpTransport;
import dev.oneline.media.rtp.Payloads;
import dev.oneline.media.sdp.WebRtcOffer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives legs their transports: the only thing between contacts and the network. */
public interface LegOpener {
    /**
     * Puts the leg on a new browser transport; the one that it was on is closed.
     *
     * @return the SDP answer
     */
    String openWebRtc(Leg leg, WebRtcOffer offer) throws IOException;

    /**
     * Opens RTP ports for the leg.
     *
     * @return null when none is free
     */
    @Nullable
    RtpDoor openRtp(Leg leg, Set<InetAddress> sources, boolean latch) throws IOException;

    /** The open RTP ports of one leg. */
    interface RtpDoor {
        /** Takes the peer's description: from now on the leg sends and is sent to. */
        void signal(Leg leg, RtpTransport.Remote peer, Payloads payloads);

        /** Our description: an offer of several codecs, or an answer with one. */
        String describe(List<Payloads> payloads, RtpTransport.@Nullable Remote peer, long version);

        void close();
    }
}
