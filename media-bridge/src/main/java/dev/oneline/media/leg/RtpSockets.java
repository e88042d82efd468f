package dev.oneline.media.leg;

import dev.oneline.runtime.config.PortRange;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Opens pairs of UDP ports for RTP (even) and RTCP (the next). */
public final class RtpSockets {
    private static final int MAX_TRIES = 200;
    private static final int BUFFER_BYTES = 256 * 1_024;

    private final InetAddress address;
    private final PortRange ports;
    private final RandomGenerator random;

    public RtpSockets(InetAddress address, PortRange ports, RandomGenerator random) {
        this.address = address;
        this.ports = ports;
        this.random = random;
    }

    /**
     * A pair of non-blocking channels, begun at a random port: one that was just released may still be sent to.
     *
     * @return null when no pair is free
     */
    @Nullable
    Pair open() throws IOException {
        int firstEven = ports.first() + ports.first() % 2;
        int pairs = (ports.last() - firstEven + 1) / 2;
        if (pairs < 1) {
            return null;
        }
        int start = random.nextInt(pairs);
        for (int i = 0; i < Math.min(pairs, MAX_TRIES); i++) {
            Pair pair = tryOpen(firstEven + 2 * ((start + i) % pairs));
            if (pair != null) {
                return pair;
            }
        }
        return null;
    }

    private @Nullable Pair tryOpen(int port) throws IOException {
        DatagramChannel rtp = bind(port);
        if (rtp == null) {
            return null;
        }
        DatagramChannel rtcp = bind(port + 1);
        if (rtcp == null) {
            rtp.close();
            return null;
        }
        return new Pair(rtp, rtcp, new InetSocketAddress(address, port));
    }

    private @Nullable DatagramChannel bind(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (BindException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Two bound channels. */
    record Pair(DatagramChannel rtp, DatagramChannel rtcp, InetSocketAddress local) {}
}
