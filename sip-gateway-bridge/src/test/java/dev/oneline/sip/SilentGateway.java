package dev.oneline.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A gateway that answers only what the test says. When it closes it ends whatever is still asked of it, and hears that
 * acknowledged: an INVITE is sent again for half a minute (RFC 3261 section 17.1.1.2), and the next test's gateway, at the
 * same port, would take it, or the ACK, for its own.
 */
final class SilentGateway implements AutoCloseable {
    private static final int PATIENCE_MS = 5_000;
    /** No ACK comes for a call that the bridge has given up. */
    private static final int ACK_PATIENCE_MS = 1_000;

    private static final int LAST_WORDS_MS = 20;
    private static final int LONGEST = 4_096;
    private static final int BUSY = 486;

    private final DatagramSocket socket;
    private final int bridgePort;
    private final Set<String> read = new HashSet<>();
    private final Set<String> answered = new HashSet<>();

    SilentGateway(int port, int bridgePort) throws IOException {
        this.socket = new DatagramSocket(port, InetAddress.ofLiteral(OtherSide.LOOPBACK));
        this.bridgePort = bridgePort;
    }

    /** The next message. An INVITE that is sent again, since nothing has been answered for a while, is none. */
    String next() throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        String message;
        do {
            message = receive();
        } while (!read.add(message) && message.startsWith("INVITE"));
        return message;
    }

    /** A 200 with media. */
    void accept(String invite, String tag, String user) throws IOException {
        answered.add(invite);
        send(acceptance(invite, tag, user));
    }

    /** Without media. */
    void answer(String request, int status) throws IOException {
        answered.add(request);
        send(head(request, status, "answered") + "Content-Length: 0\r\n\r\n");
    }

    String acceptance(String invite, String tag, String user) {
        String sdp = String.join(
                "\r\n",
                List.of(
                        "v=0",
                        "o=- 1 1 IN IP4 127.0.0.1",
                        "s=-",
                        "c=IN IP4 127.0.0.1",
                        "t=0 0",
                        "m=audio 6000 RTP/AVP 8",
                        ""));
        return head(invite, 200, tag) + "Contact: <sip:" + user + "@127.0.0.1:" + socket.getLocalPort()
                + ">\r\nContent-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }

    private static String head(String request, int status, String tag) {
        return request.lines()
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .map(line -> line.startsWith("To:") && !line.contains(";tag=") ? line + ";tag=" + tag : line)
                .collect(Collectors.joining("\r\n", "SIP/2.0 " + status + " Answer\r\n", "\r\n"));
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral(OtherSide.LOOPBACK), bridgePort));
    }

    private String receive() throws IOException {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            var unacknowledged = new HashSet<String>();
            read.removeAll(answered);
            for (String request : read) {
                end(request, unacknowledged);
            }
            long deadlineNs = System.nanoTime() + ACK_PATIENCE_MS * 1_000_000L;
            socket.setSoTimeout(LAST_WORDS_MS);
            boolean quiet = false;
            while (!quiet || (!unacknowledged.isEmpty() && System.nanoTime() < deadlineNs)) {
                try {
                    end(receive(), unacknowledged);
                    quiet = false;
                } catch (SocketTimeoutException e) {
                    quiet = true;
                }
            }
        }
    }

    private void end(String request, Set<String> unacknowledged) throws IOException {
        String callId = RawGateway.callId(request);
        if (request.startsWith("ACK")) {
            unacknowledged.remove(callId);
        } else if (!answered.contains(request)) {
            boolean invite = request.startsWith("INVITE");
            answer(request, invite ? BUSY : 200);
            if (invite) {
                unacknowledged.add(callId);
            }
        }
    }
}
