package dev.oneline.media.leg;

import dev.oneline.contract.bus.Report.LegLossCause;
import dev.oneline.media.figures.DoorCounters.Reason;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.media.sdp.Direction;
import dev.oneline.media.udp.UdpReactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plain RTP to a gateway or a phone. Strangers get nothing, not even an answer. */
public final class RtpTransport implements LegTransport {
    private static final Logger LOG = LoggerFactory.getLogger(RtpTransport.class);
    private static final int MAX_DATAGRAM = 1_600;

    private final Leg leg;
    private final LegEvents events;
    private final InstantSource clock;
    private final Limits limits;
    private final UdpReactor reactor;
    private final RtpSockets.Pair sockets;
    private final SourceGuard guard;
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable InetSocketAddress peer;
    private volatile @Nullable Remote remote;
    private volatile boolean heard;
    private volatile long lastHeardNs;

    private RtpTransport(
            Leg leg, Around around, RtpSockets.Pair sockets, Set<InetAddress> sources, boolean latch, long nowNs) {
        this.leg = leg;
        this.events = around.events;
        this.clock = around.clock;
        this.limits = around.limits;
        this.reactor = around.reactor;
        this.sockets = sockets;
        this.guard = new SourceGuard(sources, latch, limits.latchWindow().toNanos());
        this.lastHeardNs = nowNs;
    }

    /**
     * Opens a pair of ports and begins to read them.
     *
     * @return null when no ports are free
     */
    public static @Nullable RtpTransport open(
            Leg leg, Around around, Set<InetAddress> sources, boolean latch, long nowNs) throws IOException {
        RtpSockets.Pair pair = around.sockets.open();
        if (pair == null) {
            return null;
        }
        var transport = new RtpTransport(leg, around, pair, sources, latch, nowNs);
        around.reactor.read(pair.rtp(), 1, transport::onRtpDatagram);
        around.reactor.read(pair.rtcp(), 1, transport::onRtcpDatagram);
        return transport;
    }

    /** Takes what the peer's description says. */
    public void signal(Remote description, long nowNs) {
        synchronized (guard) {
            guard.signal(description.rtp(), nowNs);
            peer = guard.peer();
        }
        remote = description;
        // Who was on hold has the whole time again.
        lastHeardNs = nowNs;
    }

    public @Nullable Remote remote() {
        return remote;
    }

    /** Where RTP arrives; RTCP one port above. */
    public InetSocketAddress local() {
        return sockets.local();
    }

    @Override
    public String kind() {
        return "rtp";
    }

    @Override
    public boolean isConnected() {
        return heard;
    }

    @Override
    public boolean canSend() {
        Remote known = remote;
        return known != null && known.direction().receives() && peer != null;
    }

    @Override
    public void sendRtp(byte[] buffer, int length, int ssrc) {
        InetSocketAddress to = peer;
        if (to != null) {
            send(sockets.rtp(), buffer, length, to);
        }
    }

    @Override
    public void sendRtcp(byte[] buffer, int length, int ssrc) {
        InetSocketAddress to = peer;
        Remote known = remote;
        if (to == null || known == null) {
            return;
        }
        if (known.rtcpMux()) {
            send(sockets.rtp(), buffer, length, to);
        } else {
            boolean signalled = to.equals(known.rtp());
            send(sockets.rtcp(), buffer, length, signalled ? known.rtcp() : nextPort(to));
        }
    }

    @Override
    public @Nullable LegLossCause findDead(long nowNs) {
        Remote known = remote;
        boolean onHold = known != null && !known.direction().sends();
        long quietNs = nowNs - lastHeardNs;
        long patienceNs = (heard ? limits.rtpSilence() : limits.neverConnected()).toNanos();
        if (!onHold && quietNs > patienceNs && over.compareAndSet(false, true)) {
            return heard ? LegLossCause.MEDIA_SILENT : LegLossCause.NEVER_CONNECTED;
        }
        return null;
    }

    @Override
    public void close() {
        over.set(true);
        try {
            sockets.rtp().close();
            sockets.rtcp().close();
        } catch (IOException e) {
            LOG.warn("rtp sockets not closed leg={} reason=\"{}\"", leg.id(), e.getMessage());
        }
        reactor.forgetClosed();
    }

    private void onRtpDatagram(InetSocketAddress from, byte[] buffer, int length, long nowNs) {
        if (RtpPacket.isRtcp(buffer, 0, length)) {
            onRtcpDatagram(from, buffer, length, nowNs);
            return;
        }
        boolean wellFormed = RtpPacket.isWellFormed(buffer, 0, length);
        if (!wellFormed || !admits(from, nowNs)) {
            leg.reject(wellFormed ? Reason.STRANGER : Reason.MALFORMED);
            return;
        }
        lastHeardNs = nowNs;
        if (!heard) {
            heard = true;
            events.onConnected(leg, this);
        }
        leg.onRtp(this, buffer, 0, length, nowNs);
    }

    private void onRtcpDatagram(InetSocketAddress from, byte[] buffer, int length, long nowNs) {
        boolean known;
        synchronized (guard) {
            known = guard.admitsControl(from);
        }
        if (known) {
            leg.onRtcp(this, buffer, 0, length, nowNs, clock.millis());
        } else {
            leg.reject(Reason.STRANGER);
        }
    }

    private boolean admits(InetSocketAddress from, long nowNs) {
        synchronized (guard) {
            boolean admitted = guard.admits(from, nowNs);
            peer = guard.peer();
            return admitted;
        }
    }

    private void send(DatagramChannel channel, byte[] buffer, int length, InetSocketAddress to) {
        try {
            outgoing.clear().put(buffer, 0, length).flip();
            // Nothing is sent when the socket's buffer is full: a loss, as on the way.
            channel.send(outgoing, to);
        } catch (IOException e) {
            LOG.debug("rtp send failed leg={} reason=\"{}\"", leg.id(), e.getMessage());
        }
    }

    private static InetSocketAddress nextPort(InetSocketAddress of) {
        return new InetSocketAddress(of.getAddress(), Math.min(65_535, of.getPort() + 1));
    }

    /** The peer's description. */
    public record Remote(InetSocketAddress rtp, InetSocketAddress rtcp, boolean rtcpMux, Direction direction) {}

    /** What all RTP transports share. */
    public record Around(
            RtpSockets sockets, UdpReactor reactor, LegEvents events, InstantSource clock, Limits limits) {}
}
