package dev.oneline.media.leg;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whose RTP is taken. That is the signalled address and port, or that port of another address that the trunk is
 * known by. Where latching is allowed, the first source of an allowed address inside the window takes the signalled
 * one's place, for a gateway behind NAT; from then on it alone counts.
 *
 * <p>Guarded by its transport.
 */
final class SourceGuard {
    private final Set<InetAddress> sources;
    private final boolean latch;
    private final long windowNs;
    private @Nullable InetSocketAddress signalled;
    private @Nullable InetSocketAddress latched;
    private long windowEndsNs;

    /** @param sources addresses taken beside the signalled one, with its port */
    SourceGuard(Set<InetAddress> sources, boolean latch, long windowNs) {
        this.sources = Set.copyOf(sources);
        this.latch = latch;
        this.windowNs = windowNs;
    }

    /** A new description: what was latched on the old one is forgotten, unless nothing changed. */
    void signal(InetSocketAddress address, long nowNs) {
        if (!address.equals(signalled)) {
            signalled = address;
            latched = null;
            windowEndsNs = nowNs + windowNs;
        }
    }

    /** Where to send, or null when nothing was signalled yet. */
    @Nullable
    InetSocketAddress peer() {
        return latched != null ? latched : signalled;
    }

    /** Whether RTP from there is taken. Call it only for what looks like RTP: it may latch. */
    boolean admits(InetSocketAddress from, long nowNs) {
        InetSocketAddress known = signalled;
        if (known == null) {
            return false;
        }
        if (latched != null) {
            return from.equals(latched);
        }
        if (from.equals(known) || (from.getPort() == known.getPort() && sources.contains(from.getAddress()))) {
            // Who is where the signalling said can't be pushed aside by a latecomer any more.
            latched = latch ? from : null;
            return true;
        }
        boolean allowed = from.getAddress().equals(known.getAddress()) || sources.contains(from.getAddress());
        if (latch && allowed && nowNs - windowEndsNs < 0) {
            latched = from;
            return true;
        }
        return false;
    }

    /** Whether RTCP from there is taken: the peer's address, any port, since NAT may have moved that alone. */
    boolean admitsControl(InetSocketAddress from) {
        InetSocketAddress peer = peer();
        return peer != null && from.getAddress().equals(peer.getAddress());
    }
}
