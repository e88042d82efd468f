package dev.oneline.media.dtls;

import dev.oneline.media.srtp.SrtpKeys;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/**
 * The DTLS association of one transport. Bouncy Castle's handshake blocks, so it runs on the given executor, and only
 * from {@link #start} to its end; afterwards a datagram (an alert, a repeated flight) is worked off in a task of its own
 * and no thread waits for the next.
 */
public final class DtlsSession {
    private static final int MAX_RECORD = 2_048;

    private final DtlsIdentity identity;
    private final Fingerprint expected;
    private final Role role;
    private final DatagramPipe pipe;
    private final Executor executor;
    private final Listener listener;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile @Nullable DTLSTransport association;
    private volatile boolean closed;

    /**
     * @param expected fingerprint of the peer's certificate, from the signalling
     * @param executor bounded; a rejected task counts as a failed handshake
     */
    public DtlsSession(
            Role role,
            DtlsIdentity identity,
            Fingerprint expected,
            Executor executor,
            Output output,
            Listener listener) {
        this.role = role;
        this.identity = identity;
        this.expected = expected;
        this.pipe = new DatagramPipe(output);
        this.executor = executor;
        this.listener = listener;
    }

    /** Lets the handshake begin, once. Before a pair is validated it would fail now and then. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            try {
                executor.execute(this::handshake);
            } catch (RejectedExecutionException e) {
                listener.onDtlsFailed("too many handshakes");
            }
        }
    }

    /** Takes a datagram from the network; may come before {@link #start}. Returns false when it was dropped. */
    public boolean receive(byte[] buffer, int offset, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(buffer, offset, copy, 0, length);
        boolean taken = pipe.offer(copy);
        if (taken && association != null) {
            workOff();
        }
        return taken;
    }

    /** Says goodbye when there is someone to say it to, and wakes a handshake that waits. */
    public void close() {
        closed = true;
        DTLSTransport open = association;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The peer is gone: it can't hear the goodbye anyway.
            }
        }
        pipe.close();
    }

    private void handshake() {
        try {
            DTLSTransport complete;
            SrtpKeys keys;
            if (role == Role.SERVER) {
                var server = new SrtpTlsServer(identity, expected);
                // Reassembles a ClientHello that comes in two datagrams, which a cookie verifier in front would not.
                complete = new DTLSServerProtocol().accept(server, pipe);
                keys = server.keys();
            } else {
                var client = new SrtpTlsClient(identity, expected);
                complete = new DTLSClientProtocol().connect(client, pipe);
                keys = client.keys();
            }
            if (keys == null) {
                listener.onDtlsFailed("no SRTP keys");
                return;
            }
            pipe.neverWait();
            association = complete;
            listener.onDtlsConnected(keys);
            workOff();
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                listener.onDtlsFailed(String.valueOf(e.getMessage()));
            }
        } finally {
            if (closed) {
                pipe.close();
            }
        }
    }

    private void workOff() {
        if (working.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                working.set(false);
            }
        }
    }

    private void drain() {
        DTLSTransport open = association;
        byte[] record = new byte[MAX_RECORD];
        try {
            // Application data means nothing here: the first pass takes it, and whatever else waits.
            while (open != null && !pipe.isEmpty()) {
                open.receive(record, 0, record.length, 1);
            }
        } catch (IOException | RuntimeException e) {
            // A fatal alert, or a record that ends the association.
            pipe.close();
        } finally {
            working.set(false);
        }
        // The library closes the transport under it when the peer says goodbye; we know when it was us.
        boolean goodbye = pipe.isClosed() && !closed && open != null;
        if (goodbye) {
            association = null;
            listener.onDtlsClosed();
        } else if (!pipe.isEmpty() && !closed) {
            workOff();
        }
    }

    /** Which side begins: the client does. */
    public enum Role {
        CLIENT,
        SERVER
    }

    /** Where datagrams go. */
    public interface Output {
        void send(byte[] buffer, int offset, int length);
    }

    /** Told on the executor. */
    public interface Listener {
        void onDtlsConnected(SrtpKeys keys);

        void onDtlsFailed(String reason);

        /** The peer said goodbye. */
        void onDtlsClosed();
    }
}
