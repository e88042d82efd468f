package dev.oneline.media.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/** One reading thread for any number of probes. */
public final class ProbeLoop implements AutoCloseable {
    private static final int MAX_DATAGRAM = 2_048;

    private final Selector selector;
    private final long pollNs;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final byte[] datagram = new byte[MAX_DATAGRAM];
    private volatile boolean closed;

    public ProbeLoop() throws IOException {
        this(0);
    }

    /**
     * @param pollNs looks for packets so often instead of being woken for each: waking the receiver is done on the
     *     sender's time, and would be billed to the bridge that is measured
     */
    public ProbeLoop(long pollNs) throws IOException {
        this.pollNs = pollNs;
        selector = Selector.open();
        thread = Thread.ofPlatform().name("probe-reader").daemon().start(this::run);
    }

    /** A channel on a free port of the address, read from now on. */
    DatagramChannel open(InetSocketAddress address, Receiver receiver) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 512 * 1_024);
        channel.bind(address);
        channel.register(selector, SelectionKey.OP_READ, receiver);
        selector.wakeup();
        return channel;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(1_000);
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (pollNs == 0) {
                    selector.select(this::read);
                } else {
                    selector.selectNow(this::read);
                    LockSupport.parkNanos(pollNs);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            var from = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(buffer);
            if (from != null) {
                int length = buffer.flip().remaining();
                buffer.get(0, datagram, 0, length);
                ((Receiver) key.attachment()).onDatagram(from, datagram, length);
            }
        } catch (ClosedChannelException e) {
            key.cancel();
        } catch (IOException e) {
            // A port that nobody reads any more: what was sent there is lost, as on any network.
        }
    }

    interface Receiver {
        void onDatagram(InetSocketAddress from, byte[] buffer, int length) throws IOException;
    }
}
