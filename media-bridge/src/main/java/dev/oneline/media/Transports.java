package dev.oneline.media;

import dev.oneline.media.contact.LegOpener;
import dev.oneline.media.dtls.DtlsIdentity;
import dev.oneline.media.leg.Leg;
import dev.oneline.media.leg.LegTransport;
import dev.oneline.media.leg.RtpTransport;
import dev.oneline.media.leg.WebRtcTransport;
import dev.oneline.media.rtp.OutgoingStream;
import dev.oneline.media.rtp.Payloads;
import dev.oneline.media.sdp.Direction;
import dev.oneline.media.sdp.SdpWriter;
import dev.oneline.media.sdp.WebRtcOffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Opens real transports and describes them with the addresses under which the world finds us. */
final class Transports implements LegOpener {
    private final WebRtcTransport.Around webRtc;
    private final RtpTransport.Around rtp;
    private final DtlsIdentity identity;
    private final List<InetAddress> advertised;
    private final RandomGenerator random;

    /** @param advertised not empty, best first */
    Transports(
            WebRtcTransport.Around webRtc,
            RtpTransport.Around rtp,
            DtlsIdentity identity,
            List<InetAddress> advertised,
            RandomGenerator random) {
        this.webRtc = webRtc;
        this.rtp = rtp;
        this.identity = identity;
        this.advertised = List.copyOf(advertised);
        this.random = random;
    }

    @Override
    public String openWebRtc(Leg leg, WebRtcOffer offer) throws IOException {
        WebRtcTransport transport =
                WebRtcTransport.open(leg, webRtc, offer.credentials(), offer.fingerprint(), System.nanoTime());
        OutgoingStream stream = newStream();
        LegTransport before = leg.connectTo(transport, offer.payloads(), stream);
        if (before != null) {
            before.close();
        }
        transport.start();
        int port = webRtc.port().address().getPort();
        List<InetSocketAddress> candidates = advertised.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        return SdpWriter.webRtcAnswer(
                offer, transport.localCredentials(), identity.fingerprint(), candidates, sessionId(), stream.ssrc());
    }

    @Override
    public @Nullable RtpDoor openRtp(Leg leg, Set<InetAddress> sources, boolean latch) throws IOException {
        RtpTransport transport = RtpTransport.open(leg, rtp, sources, latch, System.nanoTime());
        return transport == null ? null : new Door(transport, newStream(), sessionId());
    }

    private OutgoingStream newStream() {
        return new OutgoingStream(random.nextInt(), random.nextInt(), random.nextInt());
    }

    /** Positive, so that every parser takes it. */
    private long sessionId() {
        return random.nextLong() >>> 2;
    }

    /** One RTP leg's ports; its stream goes on over all descriptions. */
    private final class Door implements RtpDoor {
        private final RtpTransport transport;
        private final OutgoingStream stream;
        private final long sessionId;

        Door(RtpTransport transport, OutgoingStream stream, long sessionId) {
            this.transport = transport;
            this.stream = stream;
            this.sessionId = sessionId;
        }

        @Override
        public void signal(Leg leg, RtpTransport.Remote peer, Payloads payloads) {
            transport.signal(peer, System.nanoTime());
            leg.connectTo(transport, payloads, stream);
        }

        @Override
        public String describe(List<Payloads> payloads, RtpTransport.@Nullable Remote peer, long version) {
            var at = new InetSocketAddress(
                    advertised.getFirst(), transport.local().getPort());
            Direction direction =
                    peer == null ? Direction.SENDRECV : peer.direction().answered();
            boolean mux = peer != null && peer.rtcpMux();
            return SdpWriter.rtp(at, new SdpWriter.RtpTerms(payloads, direction, mux), sessionId, version);
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
