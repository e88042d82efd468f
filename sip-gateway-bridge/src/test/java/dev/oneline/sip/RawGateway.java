package dev.oneline.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway that sends bytes and reads what comes back, on a loopback address of its own with the standard port. */
final class RawGateway implements AutoCloseable {
    private static final int STANDARD_PORT = 5060;
    private static final int PATIENCE_MS = 10_000;
    private static final Pattern CALL_ID = Pattern.compile("(?im)^(?:call-id|i)[ \t]*:[ \t\r\n]*([^\\s]+)");

    private final DatagramSocket socket;
    private final InetSocketAddress target;
    private int pings;

    /** A response, as far as tests look at it. */
    record Response(int status, String callId, String text) {}

    RawGateway(int targetPort) throws IOException {
        this.socket = bind();
        this.target = new InetSocketAddress(InetAddress.ofLiteral(OtherSide.LOOPBACK), targetPort);
    }

    /** Any address of 127/8 is ours; a random one has its port 5060 free. */
    private static DatagramSocket bind() throws IOException {
        var random = new Random();
        for (int attempt = 0; ; attempt++) {
            byte[] address = {127, (byte) (1 + random.nextInt(254)), (byte) random.nextInt(256), 2};
            try {
                return new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(address), STANDARD_PORT));
            } catch (SocketException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    String address() {
        return socket.getLocalAddress().getHostAddress();
    }

    void send(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length, target));
    }

    void send(String message) throws IOException {
        send(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes over a connection of their own and reads one message, or until the other side or patience ends it. */
    String sendOverTcp(byte[] message, int patienceMs) throws IOException {
        try (var connection = new Socket()) {
            connection.bind(new InetSocketAddress(socket.getLocalAddress(), 0));
            connection.connect(target, PATIENCE_MS);
            connection.setSoTimeout(patienceMs);
            connection.getOutputStream().write(message);
            return readMessage(connection.getInputStream());
        } catch (SocketTimeoutException | SocketException e) {
            return "";
        }
    }

    private static String readMessage(InputStream in) throws IOException {
        var text = new StringBuilder();
        int next = in.read();
        while (next >= 0 && text.indexOf("\r\n\r\n") < 0) {
            text.append((char) next);
            next = text.indexOf("\r\n\r\n") < 0 ? in.read() : -1;
        }
        return text.toString();
    }

    /** The next response of at least 200. */
    Response nextFinal() throws IOException {
        return nextFinal(PATIENCE_MS);
    }

    private Response nextFinal(int patienceMs) throws IOException {
        while (true) {
            Response response = next(patienceMs);
            if (response.status() >= 200) {
                return response;
            }
        }
    }

    /** Sends OPTIONS, and returns every final response that came before its 200. */
    List<Response> ping() throws IOException {
        String callId = "ping-" + ++pings;
        send(options(callId, "UDP"));
        var before = new ArrayList<Response>();
        while (true) {
            Response response = nextFinal();
            if (response.callId().equals(callId)) {
                if (response.status() != 200) {
                    throw new AssertionError("OPTIONS got " + response.status());
                }
                return before;
            }
            before.add(response);
        }
    }

    String options(String callId, String transport) {
        return String.join(
                "\r\n",
                "OPTIONS sip:oneline@127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/" + transport + " " + address() + ";branch=z9hG4bK" + callId,
                "From: <sip:gw@" + address() + ">;tag=1",
                "To: <sip:oneline@127.0.0.1>",
                "Call-ID: " + callId,
                "CSeq: 1 OPTIONS",
                "Max-Forwards: 70",
                "Content-Length: 0",
                "",
                "");
    }

    /** Waits until the bridge knows its trunks (before that it says 503), and expects to be one of them. */
    void awaitService() throws IOException {
        awaitTrunks(200);
        // Answers to earlier questions come before this one's.
        var unused = ping();
    }

    /** @param expected what our OPTIONS gets once the trunks are known */
    void awaitTrunks(int expected) throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            String callId = "hello-" + attempt;
            send(options(callId, "UDP"));
            try {
                if (nextFinal(50).status() == expected) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                // Refusals to strangers are few; ask again.
            }
        }
        throw new AssertionError("the bridge never learned its trunks");
    }

    private Response next(int patienceMs) throws IOException {
        socket.setSoTimeout(patienceMs);
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        if (!text.startsWith("SIP/2.0 ")) {
            throw new AssertionError("not a response: " + text);
        }
        return new Response(Integer.parseInt(text.substring(8, 11)), callId(text), text);
    }

    static String callId(String message) {
        Matcher matcher = CALL_ID.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
