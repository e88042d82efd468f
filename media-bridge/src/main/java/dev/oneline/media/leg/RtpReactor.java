package dev.oneline.media.leg;

import dev.oneline.media.pace.Breath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that reads all RTP and RTCP sockets. */
public final class RtpReactor {
    private static final Logger LOG = LoggerFactory.getLogger(RtpReactor.class);
    private static final int MAX_DATAGRAM = 2_048;
    private static final long CLOSE_WAIT_MS = 2_000;

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final byte[] datagram = new byte[MAX_DATAGRAM];
    private final Breath breath = new Breath(LockSupport::parkNanos);
    private volatile boolean closed;

    public RtpReactor() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("media-rtp-reader").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Reads a non-blocking channel from now on, until it is closed. */
    void read(DatagramChannel channel, Receiver receiver) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, receiver);
        selector.wakeup();
    }

    /** A closed channel's descriptor is released by the next selection: brings it about. */
    void forgetClosed() {
        selector.wakeup();
    }

    /** Ends the thread; channels should be closed before. */
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_WAIT_MS);
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("selector not closed", e);
        }
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(this::readOnce);
                breath.drained();
            } catch (IOException | RuntimeException e) {
                // A bug, or the system out of resources: one packet is lost, the calls must not be.
                LOG.error("rtp reader failed", e);
            }
        }
    }

    /** One datagram a turn: the selection says when there is more, and nobody is starved. */
    private void readOnce(SelectionKey key) {
        try {
            direct.clear();
            var from = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(direct);
            if (from != null) {
                int length = direct.flip().remaining();
                direct.get(0, datagram, 0, length);
                long nowNs = System.nanoTime();
                breath.count(nowNs);
                ((Receiver) key.attachment()).onDatagram(from, datagram, length, nowNs);
            }
        } catch (ClosedChannelException | CancelledKeyException e) {
            key.cancel();
        } catch (IOException e) {
            // An ICMP error of a former send: the next read is good again.
            LOG.debug("rtp read failed reason=\"{}\"", e.getMessage());
        }
    }

    /** Takes a datagram on the reading thread; the array is valid during the call. */
    interface Receiver {
        void onDatagram(InetSocketAddress from, byte[] buffer, int length, long nowNs);
    }
}
