package dev.oneline.media.ice.udp;

import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.ice.IceAgent;
import dev.oneline.media.ice.IceCredentials;
import dev.oneline.media.ice.IceListener;
import dev.oneline.media.ice.IcePort;
import dev.oneline.media.ice.IceSession;
import dev.oneline.media.udp.UdpReactor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One non-blocking socket for all browsers, read by the reactor's thread, written by any. */
public final class IceSocket implements IcePort {
    private static final Logger LOG = LoggerFactory.getLogger(IceSocket.class);
    /** Half a second of a thousand calls. */
    private static final int BUFFER_BYTES = 4 * 1_024 * 1_024;
    /** So many datagrams before the other sockets get their turn. */
    private static final int MAX_BATCH = 64;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final UdpReactor reactor;
    private final IceAgent agent;

    /**
     * @param random must be a secure one
     * @throws IOException when the port is busy
     */
    public IceSocket(
            InetSocketAddress bind, UdpReactor reactor, int maxSessions, RandomGenerator random, DoorCounters doors)
            throws IOException {
        this.reactor = reactor;
        this.agent = new IceAgent(maxSessions, random, doors, this::send);
        this.channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
            channel.bind(bind);
            address = (InetSocketAddress) channel.getLocalAddress();
            reactor.read(
                    channel, MAX_BATCH, (from, buffer, length, nowNs) -> agent.receive(from, buffer, 0, length, nowNs));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public IceSession open(IceCredentials remote, IceListener listener) throws IOException {
        return agent.open(remote, listener);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("media port not closed", e);
        }
        reactor.forgetClosed();
    }

    private boolean send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        try {
            // Nothing is sent when the socket's buffer is full: a loss, as on the way.
            return channel.send(ByteBuffer.wrap(buffer, offset, length), to) > 0;
        } catch (IOException e) {
            LOG.debug("media send failed reason=\"{}\"", e.getMessage());
            return false;
        }
    }
}
