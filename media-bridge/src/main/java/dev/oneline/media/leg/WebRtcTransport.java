package dev.oneline.media.leg;

import dev.oneline.contract.bus.Report.LegLossCause;
import dev.oneline.media.dtls.DtlsIdentity;
import dev.oneline.media.dtls.DtlsSession;
import dev.oneline.media.dtls.Fingerprint;
import dev.oneline.media.figures.DoorCounters.Reason;
import dev.oneline.media.ice.IceCredentials;
import dev.oneline.media.ice.IceListener;
import dev.oneline.media.ice.IcePort;
import dev.oneline.media.ice.IceSession;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.media.srtp.SrtpKeys;
import dev.oneline.media.srtp.SrtpSession;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser's transport: ICE finds it, DTLS proves who it is, SRTP carries its sound. Datagrams arrive on the port's
 * reading thread and are worked off there, all but the handshake.
 */
public final class WebRtcTransport implements LegTransport, IceListener, DtlsSession.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcTransport.class);
    /** A third of a second of sound; what comes beyond is dropped. */
    private static final int MAX_EARLY = 16;

    private final Leg leg;
    private final LegEvents events;
    private final InstantSource clock;
    private final Limits limits;
    private final IceSession ice;
    private final DtlsSession dtls;
    private final long openedNs;
    private final AtomicBoolean over = new AtomicBoolean();
    /** Media that came before the keys; guards their coming. */
    private final List<byte[]> early = new ArrayList<>();

    private volatile @Nullable SrtpSession srtp;
    private volatile long consentNs;

    private WebRtcTransport(Leg leg, Around around, IceCredentials remote, Fingerprint fingerprint, long nowNs)
            throws IOException {
        this.leg = leg;
        this.events = around.events;
        this.clock = around.clock;
        this.limits = around.limits;
        this.openedNs = nowNs;
        this.consentNs = nowNs;
        this.ice = around.port.open(remote, this);
        this.dtls = new DtlsSession(
                DtlsSession.Role.SERVER, around.identity, fingerprint, around.handshakes, ice::send, this);
    }

    /** Opens a transport and begins to answer the peer's checks. */
    public static WebRtcTransport open(
            Leg leg, Around around, IceCredentials remote, Fingerprint fingerprint, long nowNs) throws IOException {
        return new WebRtcTransport(leg, around, remote, fingerprint, nowNs);
    }

    /** Begins; call it once the leg is on this transport. */
    public void start() {
        ice.start();
    }

    public IceCredentials localCredentials() {
        return ice.local();
    }

    @Override
    public String kind() {
        return "webrtc";
    }

    @Override
    public boolean isConnected() {
        return srtp != null;
    }

    @Override
    public boolean canSend() {
        return srtp != null;
    }

    @Override
    public void sendRtp(byte[] buffer, int length, int ssrc) {
        SrtpSession session = srtp;
        if (session != null) {
            int protectedLength = session.protect(buffer, 0, length, ssrc);
            if (protectedLength > 0) {
                ice.send(buffer, 0, protectedLength);
            }
        }
    }

    @Override
    public void sendRtcp(byte[] buffer, int length, int ssrc) {
        SrtpSession session = srtp;
        if (session != null) {
            int protectedLength = session.protectControl(buffer, 0, length, ssrc);
            if (protectedLength > 0) {
                ice.send(buffer, 0, protectedLength);
            }
        }
    }

    @Override
    public @Nullable LegLossCause findDead(long nowNs) {
        boolean never =
                srtp == null && nowNs - openedNs > limits.neverConnected().toNanos();
        boolean gone =
                srtp != null && nowNs - consentNs > limits.consentExpiry().toNanos();
        if ((never || gone) && over.compareAndSet(false, true)) {
            return never ? LegLossCause.NEVER_CONNECTED : LegLossCause.CONSENT_LOST;
        }
        return null;
    }

    @Override
    public void close() {
        over.set(true);
        dtls.close();
        ice.close();
    }

    @Override
    public void onConsent(long nowNs) {
        consentNs = nowNs;
        dtls.start();
    }

    /** RFC 7983: the first byte says what it is; STUN has been taken out. */
    @Override
    public void onDatagram(byte[] buffer, int offset, int length, long nowNs) {
        int first = length == 0 ? 0 : buffer[offset] & 0xFF;
        if (first >= 128 && first <= 191) {
            onMedia(buffer, offset, length, nowNs);
        } else if (first >= 20 && first <= 63) {
            if (!dtls.receive(buffer, offset, length)) {
                leg.reject(Reason.UNTIMELY);
            }
        } else {
            leg.reject(Reason.MALFORMED);
        }
    }

    /** What came meanwhile goes first, and nothing overtakes it: the reading thread waits at {@link #keep}. */
    @Override
    public void onDtlsConnected(SrtpKeys keys) {
        var session = new SrtpSession(keys);
        long nowNs = System.nanoTime();
        synchronized (early) {
            for (byte[] datagram : early) {
                onMedia(session, datagram, 0, datagram.length, nowNs);
            }
            early.clear();
            srtp = session;
        }
        consentNs = nowNs;
        events.onConnected(leg, this);
    }

    @Override
    public void onDtlsFailed(String reason) {
        leg.reject(Reason.HANDSHAKE_FAILED);
        LOG.info("dtls handshake failed leg={} reason=\"{}\"", leg.id(), reason);
        end(LegLossCause.NEVER_CONNECTED);
    }

    @Override
    public void onDtlsClosed() {
        end(LegLossCause.CLOSED_BY_PEER);
    }

    private void onMedia(byte[] buffer, int offset, int length, long nowNs) {
        SrtpSession session = srtp != null ? srtp : keep(buffer, offset, length);
        if (session != null) {
            onMedia(session, buffer, offset, length, nowNs);
        }
    }

    /**
     * The browser has the keys as soon as our last flight arrives, and we a moment after we sent it: what it says in
     * between is kept (RFC 5764 4.2). Returns the keys if they have come by now.
     */
    private @Nullable SrtpSession keep(byte[] buffer, int offset, int length) {
        synchronized (early) {
            if (srtp == null) {
                if (early.size() < MAX_EARLY) {
                    early.add(Arrays.copyOfRange(buffer, offset, offset + length));
                } else {
                    leg.reject(Reason.UNTIMELY);
                }
            }
            return srtp;
        }
    }

    private void onMedia(SrtpSession session, byte[] buffer, int offset, int length, long nowNs) {
        if (RtpPacket.isRtcp(buffer, offset, length)) {
            int plain = session.unprotectControl(buffer, offset, length);
            if (plain == SrtpSession.REJECTED) {
                leg.reject(Reason.UNAUTHENTIC);
            } else {
                leg.onRtcp(this, buffer, offset, plain, nowNs, clock.millis());
            }
        } else if (RtpPacket.isWellFormed(buffer, offset, length)) {
            int plain = session.unprotect(buffer, offset, length, RtpPacket.ssrc(buffer, offset));
            if (plain == SrtpSession.REJECTED) {
                leg.reject(Reason.UNAUTHENTIC);
            } else {
                leg.onRtp(this, buffer, offset, plain, nowNs);
            }
        } else {
            leg.reject(Reason.MALFORMED);
        }
    }

    private void end(LegLossCause cause) {
        if (over.compareAndSet(false, true)) {
            events.onLost(leg, this, cause);
        }
    }

    /**
     * What all browser transports share.
     *
     * @param handshakes bounded executor for DTLS
     */
    public record Around(
            IcePort port,
            DtlsIdentity identity,
            Executor handshakes,
            LegEvents events,
            InstantSource clock,
            Limits limits) {}
}
