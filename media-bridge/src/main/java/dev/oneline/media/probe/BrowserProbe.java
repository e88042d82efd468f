package dev.oneline.media.probe;

import dev.oneline.media.dtls.DtlsIdentity;
import dev.oneline.media.dtls.DtlsSession;
import dev.oneline.media.dtls.Fingerprint;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.media.srtp.SrtpKeys;
import dev.oneline.media.srtp.SrtpSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A browser cut down to one audio connection on loopback: offers, checks (ICE, controlling), shakes hands (DTLS client),
 * sends and receives SRTP. Goes on checking as long as it isn't {@link #fallSilent}.
 */
public final class BrowserProbe implements AutoCloseable, DtlsSession.Listener {
    private static final long CHECK_INTERVAL_MS = 50;
    private static final long CONSENT_INTERVAL_MS = 2_500;

    private final DatagramChannel channel;
    private final DtlsIdentity identity;
    private final Executor executor;
    private final RtpSink sink;
    private final String ufrag;
    private final String password;
    private final SecureRandom random;
    private final CompletableFuture<SrtpSession> connected = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closedByPeer = new CompletableFuture<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(2_048);
    private volatile @Nullable InetSocketAddress peer;
    private volatile @Nullable DtlsSession dtls;
    private volatile @Nullable SrtpSession srtp;
    private volatile boolean silent;
    private String remoteUserName = "";
    private String remotePassword = "";

    public BrowserProbe(ProbeLoop loop, DtlsIdentity identity, SecureRandom random, Executor executor, RtpSink sink)
            throws IOException {
        this.identity = identity;
        this.executor = executor;
        this.sink = sink;
        this.random = random;
        this.ufrag = Long.toString(random.nextLong() >>> 1, 36);
        this.password = (Long.toString(random.nextLong() >>> 1, 36) + "0123456789abcdefghij01").substring(0, 24);
        this.channel = loop.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), this::onDatagram);
    }

    /** An offer as a browser makes it, of Opus 111, PCMU 0 and PCMA 8. */
    public String offer() {
        return offer(identity.fingerprint());
    }

    /** An offer that claims another certificate. */
    public String offer(Fingerprint fingerprint) {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
                "s=-",
                "t=0 0",
                "a=group:BUNDLE 0",
                "a=msid-semantic: WMS",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 110 126",
                "c=IN IP4 0.0.0.0",
                "a=ice-ufrag:" + ufrag,
                "a=ice-pwd:" + password,
                "a=ice-options:trickle",
                "a=fingerprint:" + fingerprint,
                "a=setup:actpass",
                "a=mid:0",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtpmap:111 opus/48000/2",
                "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:8 PCMA/8000",
                "a=rtpmap:110 telephone-event/48000",
                "a=rtpmap:126 telephone-event/8000",
                "");
    }

    /** Begins to connect as the answer says; see {@link #awaitConnected}. */
    public void connect(String sdpAnswer) {
        remoteUserName = Sdp.value(sdpAnswer, "a=ice-ufrag:") + ":" + ufrag;
        remotePassword = Sdp.value(sdpAnswer, "a=ice-pwd:");
        String[] candidate = Sdp.value(sdpAnswer, "a=candidate:").split(" ");
        Fingerprint expected =
                Fingerprint.parse(Sdp.value(sdpAnswer, "a=fingerprint:")).orElseThrow();
        peer = new InetSocketAddress(InetAddress.ofLiteral(candidate[4]), Integer.parseInt(candidate[5]));
        dtls = new DtlsSession(DtlsSession.Role.CLIENT, identity, expected, executor, this::sendRaw, this);
        check();
    }

    public void awaitConnected(long timeoutMs) throws Exception {
        connected.get(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Completes when the other side says goodbye or the handshake fails. */
    public CompletableFuture<Boolean> closedByPeer() {
        return closedByPeer;
    }

    /** Encrypts and sends an RTP packet; the array has room for the tag. */
    public synchronized void send(byte[] packet, int length) {
        SrtpSession session = srtp;
        if (session != null) {
            sendRaw(packet, 0, session.protect(packet, 0, length, RtpPacket.ssrc(packet, 0)));
        }
    }

    /** Sends a datagram as it is. */
    public synchronized void sendRaw(byte[] datagram, int offset, int length) {
        InetSocketAddress to = peer;
        if (to == null || silent) {
            return;
        }
        try {
            out.clear().put(datagram, offset, length).flip();
            channel.send(out, to);
        } catch (IOException e) {
            // Closed meanwhile.
        }
    }

    /** Neither sends nor answers any more, like a machine that lost its network. */
    public void fallSilent() {
        silent = true;
    }

    /** Leaves with a goodbye, as a closed page does. */
    @Override
    public void close() throws IOException {
        DtlsSession session = dtls;
        if (session != null) {
            session.close();
        }
        silent = true;
        channel.close();
    }

    @Override
    public void onDtlsConnected(SrtpKeys keys) {
        var session = new SrtpSession(keys);
        srtp = session;
        connected.complete(session);
    }

    @Override
    public void onDtlsFailed(String reason) {
        connected.completeExceptionally(new IOException(reason));
        closedByPeer.complete(true);
    }

    @Override
    public void onDtlsClosed() {
        closedByPeer.complete(true);
    }

    /**
     * Often until the handshake is through, for the first may come before the bridge knows us; afterwards as browsers do,
     * so that the bridge goes on having our consent.
     */
    private void check() {
        if (silent) {
            return;
        }
        byte[] transactionId = new byte[12];
        random.nextBytes(transactionId);
        byte[] request = Stun.check(remoteUserName, remotePassword, transactionId);
        sendRaw(request, 0, request.length);
        long pauseMs = connected.isDone() ? CONSENT_INTERVAL_MS : CHECK_INTERVAL_MS;
        CompletableFuture.delayedExecutor(pauseMs, TimeUnit.MILLISECONDS, executor)
                .execute(this::check);
    }

    private void onDatagram(InetSocketAddress from, byte[] buffer, int length) {
        int first = length == 0 ? 255 : buffer[0] & 0xFF;
        DtlsSession session = dtls;
        if (Stun.isResponse(buffer, length) && session != null) {
            session.start();
        } else if (first >= 20 && first <= 63 && session != null) {
            session.receive(buffer, 0, length);
        } else if (first >= 128 && first <= 191) {
            onMedia(buffer, length);
        }
    }

    private void onMedia(byte[] buffer, int length) {
        SrtpSession session = srtp;
        if (session == null || RtpPacket.isRtcp(buffer, 0, length)) {
            return;
        }
        int plain = session.unprotect(buffer, 0, length, RtpPacket.ssrc(buffer, 0));
        if (plain != SrtpSession.REJECTED) {
            sink.onRtp(buffer, plain, System.nanoTime());
        }
    }
}
