package dev.oneline.media.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * SRTP and SRTCP of one transport, in place. A receive context is kept only once a packet of its SSRC has
 * authenticated, so that a flood of made-up sources leaves nothing behind; the oldest gives way to a new one.
 *
 * <p>Sending and receiving may happen on two threads; neither of them is safe for more than one.
 */
public final class SrtpSession {
    /** Returned instead of a length when a packet is not to be trusted. */
    public static final int REJECTED = -1;

    private static final int MAX_SOURCES = 4;
    private static final Logger LIBRARY_LOG = new LoggerImpl(SrtpSession.class.getName());

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<java.util.logging.Logger> LIBRARY_LOGS = Stream.of(
                    "org.jitsi", SrtpSession.class.getName())
            .map(java.util.logging.Logger::getLogger)
            .toList();

    static {
        // It would tell everyone on the console which AES it found.
        LIBRARY_LOGS.forEach(log -> log.setLevel(Level.SEVERE));
        // The library would else race all providers against each other on the first call, a second of CPU.
        Aes.setFactoryClassName(Aes.SunJCECipherFactory.class.getName());
    }

    private final SrtpContextFactory sending;
    private final SrtpContextFactory receiving;
    private final PacketRegion outgoing = new PacketRegion();
    private final PacketRegion incoming = new PacketRegion();
    private final Map<Integer, SrtpCryptoContext> sendContexts = bounded();
    private final Map<Integer, SrtcpCryptoContext> sendControlContexts = bounded();
    private final Map<Integer, SrtpCryptoContext> receiveContexts = bounded();
    private final Map<Integer, SrtcpCryptoContext> receiveControlContexts = bounded();
    private int latestSsrc;
    private @Nullable SrtpCryptoContext latest;

    public SrtpSession(SrtpKeys keys) {
        var policy = keys.profile().policy();
        sending = new SrtpContextFactory(true, keys.sendKey(), keys.sendSalt(), policy, policy, LIBRARY_LOG);
        receiving = new SrtpContextFactory(false, keys.receiveKey(), keys.receiveSalt(), policy, policy, LIBRARY_LOG);
    }

    /**
     * Protects an RTP packet. The array must have {@link SrtpProfile#MAX_OVERHEAD} bytes left behind it.
     *
     * @return the new length
     */
    public int protect(byte[] buffer, int offset, int length, int ssrc) {
        SrtpCryptoContext context = sendContexts.get(ssrc);
        if (context == null) {
            context = derive(sending, ssrc);
            sendContexts.put(ssrc, context);
        }
        try {
            var status = context.transformPacket(outgoing.of(buffer, offset, length));
            return status == SrtpErrorStatus.OK ? outgoing.getLength() : REJECTED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES must be there", e);
        }
    }

    /** Checks and opens an RTP packet whose header is well-formed; returns its plain length or {@link #REJECTED}. */
    public int unprotect(byte[] buffer, int offset, int length, int ssrc) {
        SrtpCryptoContext context = ssrc == latestSsrc && latest != null ? latest : receiveContexts.get(ssrc);
        boolean unknown = context == null;
        if (context == null) {
            context = derive(receiving, ssrc);
        }
        try {
            var status = context.reverseTransformPacket(incoming.of(buffer, offset, length), false);
            if (status != SrtpErrorStatus.OK) {
                return REJECTED;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // The library trusts lengths inside the packet further than they deserve.
            return REJECTED;
        }
        if (unknown) {
            receiveContexts.put(ssrc, context);
        }
        latestSsrc = ssrc;
        latest = context;
        return incoming.getLength();
    }

    /** As {@link #protect}, for RTCP. */
    public int protectControl(byte[] buffer, int offset, int length, int ssrc) {
        SrtcpCryptoContext context = sendControlContexts.get(ssrc);
        if (context == null) {
            context = deriveControl(sending, ssrc);
            sendControlContexts.put(ssrc, context);
        }
        try {
            var status = context.transformPacket(outgoing.of(buffer, offset, length));
            return status == SrtpErrorStatus.OK ? outgoing.getLength() : REJECTED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES must be there", e);
        }
    }

    /** As {@link #unprotect}, for RTCP. */
    public int unprotectControl(byte[] buffer, int offset, int length) {
        if (length < 8) {
            return REJECTED;
        }
        int ssrc = ByteBuffer.wrap(buffer, offset + 4, 4).getInt();
        SrtcpCryptoContext context = receiveControlContexts.get(ssrc);
        boolean unknown = context == null;
        if (context == null) {
            context = deriveControl(receiving, ssrc);
        }
        try {
            var status = context.reverseTransformPacket(incoming.of(buffer, offset, length));
            if (status != SrtpErrorStatus.OK) {
                return REJECTED;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            return REJECTED;
        }
        if (unknown) {
            receiveControlContexts.put(ssrc, context);
        }
        return incoming.getLength();
    }

    private static SrtpCryptoContext derive(SrtpContextFactory factory, int ssrc) {
        try {
            return factory.deriveContext(ssrc, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES must be there", e);
        }
    }

    private static SrtcpCryptoContext deriveControl(SrtpContextFactory factory, int ssrc) {
        try {
            return factory.deriveControlContext(ssrc);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES must be there", e);
        }
    }

    private static <C> Map<Integer, C> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, C> eldest) {
                return size() > MAX_SOURCES;
            }
        };
    }
}
