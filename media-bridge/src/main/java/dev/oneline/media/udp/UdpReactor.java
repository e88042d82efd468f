package dev.oneline.media.udp;

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

/** The one thread that reads all sockets of the bridge: the browsers' port, and RTP and RTCP of every gateway. */
public final class UdpReactor {
    private static final Logger LOG = LoggerFactory.getLogger(UdpReactor.class);
    private static final int MAX_DATAGRAM = 2_048;
    private static final long CLOSE_WAIT_MS = 2_000;

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final byte[] datagram = new byte[MAX_DATAGRAM];
    private final Breath breath = new Breath(LockSupport::parkNanos);
    private volatile boolean closed;

    public UdpReactor() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("media-reader").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Reads a non-blocking channel from now on, until it is closed.
     *
     * @param maxBatch datagrams taken in one turn, so that nobody is starved. With 1 no read is spent on finding nothing:
     *     the selection says when there is more
     */
    public void read(DatagramChannel channel, int maxBatch, Receiver receiver) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, new Reading(channel, maxBatch, receiver));
        selector.wakeup();
    }

    /** A closed channel's descriptor is released by the next selection: brings it about. */
    public void forgetClosed() {
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
                selector.select(this::readBatch);
                breath.drained();
            } catch (IOException | RuntimeException e) {
                // A bug, or the system out of resources: one packet is lost, the calls must not be.
                LOG.error("udp reader failed", e);
            }
        }
    }

    private void readBatch(SelectionKey key) {
        var reading = (Reading) key.attachment();
        try {
            int left = reading.maxBatch;
            while (left > 0 && readOne(reading)) {
                left--;
            }
        } catch (ClosedChannelException | CancelledKeyException e) {
            key.cancel();
        } catch (IOException e) {
            // An ICMP error of a former send: the next read is good again.
            LOG.debug("udp read failed reason=\"{}\"", e.getMessage());
        }
    }

    private boolean readOne(Reading reading) throws IOException {
        direct.clear();
        var from = (InetSocketAddress) reading.channel.receive(direct);
        if (from == null) {
            return false;
        }
        int length = direct.flip().remaining();
        direct.get(0, datagram, 0, length);
        long nowNs = System.nanoTime();
        breath.count(nowNs);
        reading.receiver.onDatagram(from, datagram, length, nowNs);
        return true;
    }

    private record Reading(DatagramChannel channel, int maxBatch, Receiver receiver) {}

    /** Takes a datagram on the reading thread; the array is valid during the call. */
    public interface Receiver {
        void onDatagram(InetSocketAddress from, byte[] buffer, int length, long nowNs);
    }
}
