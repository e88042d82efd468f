package dev.oneline.media.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A gateway that speaks plain RTP on loopback. */
public final class GatewayProbe implements AutoCloseable {
    private final DatagramChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(2_048);
    private volatile InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    public GatewayProbe(ProbeLoop loop, RtpSink sink) throws IOException {
        channel = loop.open(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                (from, buffer, length) -> sink.onRtp(buffer, length, System.nanoTime()));
    }

    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** An offer of both G.711 codecs with telephone events. */
    public String offer(int... payloadTypes) throws IOException {
        var types = new StringBuilder();
        for (int type : payloadTypes) {
            types.append(' ').append(type);
        }
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio " + address().getPort() + " RTP/AVP" + types + " 96\r\n"
                + "a=rtpmap:96 telephone-event/8000\r\n";
    }

    /** Sends to the address of an SDP answer from now on. */
    public void connect(String sdpAnswer) {
        peer = new InetSocketAddress(
                InetAddress.ofLiteral("127.0.0.1"),
                Integer.parseInt(Sdp.value(sdpAnswer, "m=audio ").split(" ")[0]));
    }

    public synchronized void send(byte[] packet, int length) throws IOException {
        out.clear().put(packet, 0, length).flip();
        channel.send(out, peer);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
