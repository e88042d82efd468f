package dev.oneline.media.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One browser's way to us: a lite agent's session with one component for everything (BUNDLE, rtcp-mux). It keeps the
 * addresses that authenticated, and sends to the one that the browser nominated last, or to the first while none is.
 */
public final class IceSession {
    /** A browser on a phone has a handful of them; beyond, the one that was checked longest ago is given up. */
    static final int MAX_ADDRESSES = 8;

    /**
     * How long an address stays this session's after its last check. Browsers check every 5 s or sooner (RFC 7675 5.1);
     * longer would lock out a new page that gets the port of one that vanished.
     */
    static final long HOLD_NS = 12_000_000_000L;

    private static final String HMAC = "HmacSHA1";

    private final IceAgent agent;
    private final IceCredentials local;
    private final IceCredentials remote;
    private final IceListener listener;
    private final Mac key;
    /** When each address was last checked from, in ns. */
    private final Map<InetSocketAddress, Long> checkedNs = new LinkedHashMap<>();

    private volatile @Nullable InetSocketAddress target;
    private boolean nominated;
    private boolean closed;

    IceSession(IceAgent agent, IceCredentials local, IceCredentials remote, IceListener listener) {
        this.agent = agent;
        this.local = local;
        this.remote = remote;
        this.listener = listener;
        this.key = keyOf(local.password());
    }

    public IceCredentials local() {
        return local;
    }

    /** Lets the peer find this session. */
    public synchronized void start() {
        if (!closed) {
            agent.begin(this);
        }
    }

    /** Sends to the peer; false when it isn't known where that is. Thread-safe. */
    public boolean send(byte[] buffer, int offset, int length) {
        InetSocketAddress to = target;
        return to != null && agent.send(buffer, offset, length, to);
    }

    /** From now on nobody is answered, and nothing is sent. */
    public synchronized void close() {
        closed = true;
        target = null;
        agent.end(this);
        checkedNs.keySet().forEach(address -> agent.release(address, this));
        checkedNs.clear();
    }

    IceCredentials remote() {
        return remote;
    }

    IceListener listener() {
        return listener;
    }

    /** Of the thread that receives. */
    Mac key() {
        return key;
    }

    boolean authenticates(StunMessage check) {
        return check.isSignedWith(key);
    }

    /**
     * Takes an address that an authentic check came from. Another session's is left to it for as long as its browser
     * checks from there: else one visitor could cut another off by a single datagram with a forged source.
     */
    boolean admit(InetSocketAddress from, long nowNs) {
        IceSession holder = agent.claim(from, this);
        if (holder != this) {
            if (!holder.letsGo(from, nowNs)) {
                return false;
            }
            holder = agent.claim(from, this);
        }
        return holder == this && remember(from, nowNs);
    }

    /** Works off what an answered check means. */
    void checked(InetSocketAddress from, boolean nominates, long nowNs) {
        boolean consents;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (nominates || target == null) {
                target = from;
            }
            nominated |= nominates;
            // Consent is to receive at an address (RFC 7675 5.1): checks from elsewhere don't say so.
            consents = from.equals(target) || !nominated;
        }
        if (consents) {
            listener.onConsent(nowNs);
        }
    }

    private synchronized boolean remember(InetSocketAddress from, long nowNs) {
        if (closed) {
            agent.release(from, this);
            return false;
        }
        checkedNs.put(from, nowNs);
        if (checkedNs.size() > MAX_ADDRESSES) {
            forgetOldestBut(from);
        }
        return true;
    }

    private void forgetOldestBut(InetSocketAddress newest) {
        InetSocketAddress oldest = null;
        long oldestNs = 0;
        for (var entry : checkedNs.entrySet()) {
            InetSocketAddress address = entry.getKey();
            boolean inUse = address.equals(target) || address.equals(newest);
            if (!inUse && (oldest == null || entry.getValue() - oldestNs < 0)) {
                oldest = address;
                oldestNs = entry.getValue();
            }
        }
        if (oldest != null) {
            checkedNs.remove(oldest);
            agent.release(oldest, this);
        }
    }

    private synchronized boolean letsGo(InetSocketAddress address, long nowNs) {
        Long lastNs = checkedNs.get(address);
        if (lastNs != null && nowNs - lastNs <= HOLD_NS) {
            return false;
        }
        if (address.equals(target)) {
            target = null;
        }
        checkedNs.remove(address);
        agent.release(address, this);
        return true;
    }

    private static Mac keyOf(String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
