package dev.oneline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.config.Settings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The 49 messages of RFC 4475, each sent over UDP from a trunk's address to the bridge with its real stack. After each
 * the bridge must still answer OPTIONS.
 */
class TortureTest {
    /** The shard's answer to every call here: a message that gets it was read, understood and passed on. */
    private static final int READ_AND_REFUSED_BY_THE_SHARD = 404;

    private static final int NO_SUCH_DIALOG = 481;
    private static final Set<Integer> SILENCE = Set.of();
    private static final long FUZZ_SEED = 4475;
    private static final int MUTANTS = 3_000;
    private static final int MUTANTS_A_PING = 50;

    private static final Map<String, Expected> TABLE = table();

    private OtherSide other;
    private SipBridge bridge;
    private RawGateway gateway;
    private LogTraces traces;

    /** Refusals of calls are repeated until their ACK, which a mangled message can't be given: they come late. */
    private final Set<String> earlierCallIds = new HashSet<>();

    private String answeredCallId = "";

    private record Expected(String section, Set<Integer> statuses, String why) {}

    @BeforeEach
    void start() throws Exception {
        traces = LogTraces.watch();
        other = new OtherSide();
        other.answersCalls = false;
        other.judge = arrived -> new ReportReply("no such number", READ_AND_REFUSED_BY_THE_SHARD);
        bridge = new SipBridge(other.node, SipConfig.from(Settings.of(Map.of("sip-port", "0"))));
        OtherSide.await(bridge.start());
        gateway = new RawGateway(bridge.port());
        other.trunks = List.of(new Trunk(
                OtherSide.TENANT, "e1", "Torture", List.of(gateway.address()), 100, List.of("PCMA"), false, null));
        other.serveAll();
        gateway.awaitService();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        OtherSide.await(bridge.stop());
        other.close();
        traces.close();
        assertThat(traces.seen()).as("exception traces in the log").isEmpty();
    }

    @Test
    void shouldNameEveryMessageOfTheRfc() {
        assertThat(TABLE).hasSize(49);
    }

    @Test
    void shouldAnswerEachTortureMessageAsTheRfcSays() throws Exception {
        try (var sharedPort =
                new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(gateway.address()), 5050))) {
            sharedPort.setSoTimeout(10_000);
            for (var entry : TABLE.entrySet()) {
                tortureWith(entry.getKey(), entry.getValue(), sharedPort);
            }
        }
    }

    private void tortureWith(String name, Expected expected, DatagramSocket port5050) throws Exception {
        byte[] message = message(name);
        gateway.send(message);
        if (expected.statuses().equals(SILENCE)) {
            assertThat(fresh(gateway.ping()))
                    .as("%s (%s): %s", name, expected.section(), expected.why())
                    .isEmpty();
            return;
        }
        int status = name.equals("quotbal") ? statusAt(port5050) : freshStatus();
        assertThat(expected.statuses())
                .as("%s (RFC 4475 %s): %s", name, expected.section(), expected.why())
                .contains(status);
        acknowledge(message);
        assertThat(fresh(gateway.ping())).as("%s: one answer is enough", name).allMatch(again -> again.callId()
                .equals(answeredCallId));
        // Only what a transaction holds is repeated; other messages may share a Call-ID.
        if (status == READ_AND_REFUSED_BY_THE_SHARD || status == NO_SUCH_DIALOG) {
            earlierCallIds.add(answeredCallId);
        }
    }

    private List<RawGateway.Response> fresh(List<RawGateway.Response> responses) {
        return responses.stream()
                .filter(response -> !earlierCallIds.contains(response.callId()))
                .toList();
    }

    private int freshStatus() throws IOException {
        while (true) {
            RawGateway.Response response = gateway.nextFinal();
            if (!earlierCallIds.contains(response.callId())) {
                answeredCallId = response.callId();
                return response.status();
            }
        }
    }

    /** Ends the retransmission of a refusal that a transaction holds; to the others it is a stray ACK. */
    private void acknowledge(byte[] message) throws IOException {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        if (text.startsWith("INVITE sip")) {
            int end = text.indexOf("\r\n\r\n");
            gateway.send(text.substring(0, end < 0 ? text.length() : end)
                            .replaceFirst("INVITE", "ACK")
                            .replaceFirst("(?i)(cseq\\s*:\\s*\\d+\\s+)INVITE", "$1ACK")
                            .replaceAll("(?im)^(content-(type|length)|l|c)[ \t]*:.*\r\n", "")
                    + "\r\n\r\n");
        }
    }

    private static int statusAt(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return Integer.parseInt(new String(packet.getData(), 8, 3, StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldLiveThroughTheMessagesOverTcp() throws Exception {
        for (String name : TABLE.keySet()) {
            var unused = gateway.sendOverTcp(message(name), 50);
        }
        String answer =
                gateway.sendOverTcp(gateway.options("over-tcp", "TCP").getBytes(StandardCharsets.ISO_8859_1), 10_000);

        assertThat(answer).startsWith("SIP/2.0 200 ");
    }

    @Test
    void shouldLiveThroughMutants() throws Exception {
        var random = new Random(FUZZ_SEED);
        List<String> names = List.copyOf(TABLE.keySet());
        for (int i = 1; i <= MUTANTS; i++) {
            gateway.send(mutant(message(names.get(random.nextInt(names.size()))), random));
            if (i % MUTANTS_A_PING == 0) {
                var unused = gateway.ping();
            }
        }
    }

    private static byte[] mutant(byte[] message, Random random) {
        byte[] mutant = message.clone();
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(5)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                case 3 -> {
                    int length = Math.min(mutant.length - at, random.nextInt(40));
                    System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
                }
                default -> {
                    // A stretch of it comes twice.
                    byte[] longer = new byte[Math.min(60_000, mutant.length + at)];
                    int copied = Math.min(at, longer.length);
                    System.arraycopy(mutant, 0, longer, 0, copied);
                    System.arraycopy(mutant, 0, longer, copied, Math.min(mutant.length, longer.length - copied));
                    mutant = longer;
                }
            }
        }
        return mutant;
    }

    private static byte[] message(String name) throws IOException {
        try (var in = TortureTest.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
            return in.readAllBytes();
        }
    }

    private static Map<String, Expected> table() {
        var table = new LinkedHashMap<String, Expected>();
        String sheet = """
                wsinv 3.1.1.1 481 valid; its To has a tag, and there is no such dialog
                intmeth 3.1.1.2 501,405 valid; a method that nobody knows
                esc01 3.1.1.3 404 valid; the escaped user part is the number called
                escnull 3.1.1.4 405 valid; we are no registrar
                esc02 3.1.1.5 501,405 the method isn't REGISTER: escapes mean nothing there
                lwsdisp 3.1.1.6 200 valid
                longreq 3.1.1.7 404 valid
                dblreq 3.1.1.8 405 what follows the body is discarded: one answer, to the REGISTER
                semiuri 3.1.1.9 200 valid
                transports 3.1.1.10 200 valid
                mpart01 3.1.1.11 405 valid; we take no MESSAGE
                unreason 3.1.1.12 - a response to nothing we asked
                noreason 3.1.1.13 - a response to nothing we asked
                badinv01 3.1.2.1 400 separators without values
                clerr 3.1.2.2 400 shorter than its Content-Length says
                ncl 3.1.2.3 400 negative Content-Length
                scalar02 3.1.2.4 400 numbers out of range
                scalarlg 3.1.2.5 - a response with numbers out of range
                quotbal 3.1.2.6 400 unterminated quote
                ltgtruri 3.1.2.7 400 Request-URI in angle brackets
                lwsruri 3.1.2.8 400 space in the Request-URI
                lwsstart 3.1.2.9 400 two spaces in the request line
                trws 3.1.2.10 400 spaces after the request line
                escruri 3.1.2.11 400 headers in the Request-URI
                baddate 3.1.2.12 404,400 a Date we don't read; it may be ignored
                regbadct 3.1.2.13 400 an unbracketed Contact with a question mark
                badaspec 3.1.2.14 400 spaces within the angle brackets
                baddn 3.1.2.15 400 a comma in an unquoted name
                badvers 3.1.2.16 505 another version
                mismatch01 3.1.2.17 400 CSeq is of another method
                mismatch02 3.1.2.18 400,501 CSeq is of another method
                bigcode 3.1.2.19 - a response with a status out of range
                badbranch 3.2.1 200 a branch that is nothing but the cookie
                insuf 3.3.1 400 neither From, To nor Call-ID
                unkscm 3.3.2 416 a scheme that nobody knows
                novelsc 3.3.3 416 a scheme that isn't SIP's
                unksm2 3.3.4 405 we are no registrar
                bext01 3.3.5 420 requires extensions that nobody has
                invut 3.3.6 415 a body of a type that nobody knows
                regaut01 3.3.7 405 we are no registrar
                multi01 3.3.8 400 several values where one belongs
                mcl01 3.3.9 400 two Content-Lengths
                bcast 3.3.10 - a response that isn't for us
                zeromf 3.3.11 200 for us, though it may go no further
                cparam01 3.3.12 405 we are no registrar
                cparam02 3.3.13 405 we are no registrar
                regescrt 3.3.14 405 we are no registrar
                sdp01 3.3.15 406 doesn't accept SDP, and that is all we have
                inv2543 3.4.1 404 valid by RFC 2543: neither branch nor tag
                """;
        for (String line : sheet.lines().toList()) {
            String[] words = line.split(" ", 4);
            var statuses = new HashSet<Integer>();
            if (!words[2].equals("-")) {
                for (String status : words[2].split(",")) {
                    statuses.add(Integer.valueOf(status));
                }
            }
            table.put(words[0], new Expected(words[1], statuses, words[3]));
        }
        return table;
    }
}
