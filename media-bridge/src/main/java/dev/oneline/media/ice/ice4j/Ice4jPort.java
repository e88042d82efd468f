package dev.oneline.media.ice.ice4j;

import dev.oneline.media.ice.IceCredentials;
import dev.oneline.media.ice.IceEndpoint;
import dev.oneline.media.ice.IceListener;
import dev.oneline.media.ice.IcePort;
import dev.oneline.media.pace.Breath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.AbstractUdpListener;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.ice4j.util.Buffer;
import org.ice4j.util.BufferPool;

/**
 * ice4j's single-port harvester: one socket, one reading thread, whatever the number of calls. Its settings are those of
 * the whole JVM, so they are made once, before the first port.
 */
public final class Ice4jPort implements IcePort {
    /** Room behind each datagram for an SRTP tag. */
    private static final int TAIL_ROOM = 40;

    private static final int BUFFER_LENGTH = 1_500 + TAIL_ROOM;
    private static final int POOLED_BUFFERS = 512;

    private static final Map<String, String> SETTINGS = Map.of(
            // It would ask the cloud's metadata address who we are.
            "ice4j.harvest.mapping.aws.enabled", "false",
            "ice4j.harvest.use-link-local-addresses", "false",
            "ice4j.harvest.udp.use-dynamic-ports", "false",
            // A pool of sockets on one port costs a lock a packet and gains nothing on loopback or one queue.
            "ice4j.harvest.udp.socket-pool-size", "1",
            "ice4j.harvest.udp.receive-buffer-size", "4194304",
            "ice4j.use-component-socket", "false",
            "ice4j.consent-freshness.interval", "5 seconds",
            "ice4j.redact-remote-addresses", "true",
            "ice4j.software", "");

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> LIBRARY_LOGS =
            List.of(Logger.getLogger("org.ice4j"), Logger.getLogger("org.jitsi"));

    private static final ArrayBlockingQueue<Buffer> POOL = new ArrayBlockingQueue<>(POOLED_BUFFERS);

    static {
        SETTINGS.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
        AbstractUdpListener.USE_PUSH_API = true;
        AbstractUdpListener.BYTES_TO_LEAVE_AT_END_OF_PACKET = TAIL_ROOM;
        BufferPool.getBuffer = Ice4jPort::takeBuffer;
        BufferPool.returnBuffer = buffer -> {
            giveBack(buffer);
            return kotlin.Unit.INSTANCE;
        };
        // It writes stack traces for datagrams that anyone may send; we count them instead.
        LIBRARY_LOGS.forEach(log -> log.setLevel(Level.SEVERE));
    }

    private final SinglePortUdpHarvester harvester;
    private final Breath breath = new Breath(LockSupport::parkNanos);

    /** @throws IOException when the port is busy */
    public Ice4jPort(InetSocketAddress address) throws IOException {
        harvester = new SinglePortUdpHarvester(
                new TransportAddress(address.getAddress(), address.getPort(), Transport.UDP));
    }

    @Override
    public InetSocketAddress address() {
        return harvester.getLocalAddress();
    }

    @Override
    public IceEndpoint open(IceCredentials remote, IceListener listener) throws IOException {
        return new Ice4jEndpoint(harvester, breath, remote, listener);
    }

    @Override
    public void close() {
        harvester.close();
    }

    static void giveBack(Buffer buffer) {
        if (buffer.getBuffer().length == BUFFER_LENGTH) {
            POOL.offer(buffer);
        }
    }

    private static Buffer takeBuffer(int length) {
        Buffer pooled = length <= BUFFER_LENGTH ? POOL.poll() : null;
        return pooled != null ? pooled : new Buffer(new byte[Math.max(length, BUFFER_LENGTH)], 0, length);
    }
}
