package dev.oneline.sip.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageScreenTest {
    private static final Source GATEWAY = new Source("10.0.0.1", 6060, true);
    private static final Source STRANGER = new Source("10.9.9.9", 6060, true);

    private int transactions;
    private Standing othersAre = Standing.STRANGER;
    private long nowMs = 1_000_000;
    private final MessageScreen screen = new MessageScreen(
            new MessageScreen.Limits(() -> transactions, 100),
            address -> address.equals(GATEWAY.address()) ? Standing.TRUNK : othersAre,
            () -> Instant.ofEpochMilli(nowMs),
            "10.0.0.254:5060",
            "secret");

    @Test
    void shouldPassOnlyWhatIsRead() {
        Verdict verdict = screen.look(request("INVITE", "Subject: hello", "Date: rubbish"), GATEWAY);

        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
        assertThat(((Verdict.Pass) verdict).message())
                .startsWith("INVITE sip:1@b SIP/2.0\r\n")
                .contains("\r\nvia: SIP/2.0/UDP gw:5070;branch=z9hG4bK1\r\n")
                .doesNotContain("hello", "rubbish");
    }

    @Test
    void shouldAnswerToThePortInTheViaUnlessAskedForTheSources() {
        assertThat(((Verdict.Answer) screen.look(request("REGISTER"), GATEWAY)).port())
                .isEqualTo(5070);
        Verdict.Answer toSource =
                (Verdict.Answer) screen.look(request("REGISTER").replace("branch=", "rport;branch="), GATEWAY);
        assertThat(toSource.port()).isEqualTo(6060);
        assertThat(toSource.message()).contains(";rport=6060;branch=z9hG4bK1;received=10.0.0.1\r\n");
    }

    @Test
    void shouldGiveARepeatedRequestTheSameTag() {
        assertThat(screen.look(request("REGISTER"), GATEWAY)).isEqualTo(screen.look(request("REGISTER"), GATEWAY));
    }

    @Test
    void shouldRefuseAFewStrangersAndThenFallSilent() {
        long refused = IntStream.range(0, 500)
                .mapToObj(i -> screen.look(request("INVITE"), STRANGER))
                .filter(Verdict.Answer.class::isInstance)
                .count();

        assertThat(refused).isEqualTo(50);
        nowMs += 1_000;
        assertThat(status(screen.look(request("INVITE"), STRANGER))).isEqualTo(403);
    }

    @Test
    void shouldAskForPatienceBeforeTheTrunksAreKnown() {
        othersAre = Standing.UNKNOWN_YET;

        assertThat(status(screen.look(request("INVITE"), STRANGER))).isEqualTo(503);
    }

    @Test
    void shouldNeverAnswerAnAck() {
        assertThat(screen.look(request("ACK").replace("CSeq: 1", "CSeq: x"), GATEWAY))
                .isEqualTo(new Verdict.Drop(Verdict.Why.UNANSWERABLE));
        assertThat(screen.look(request("ACK"), STRANGER)).isEqualTo(new Verdict.Drop(Verdict.Why.STRANGER));
    }

    @Test
    void shouldTakeNoNewCallsWhenCrowdedButLetTheOldOnesEnd() {
        transactions = 100;

        assertThat(status(screen.look(request("INVITE"), GATEWAY))).isEqualTo(503);
        assertThat(screen.look(request("BYE"), GATEWAY)).isInstanceOf(Verdict.Pass.class);
        transactions = 200;
        assertThat(screen.look(request("BYE"), GATEWAY)).isEqualTo(new Verdict.Drop(Verdict.Why.OVERLOADED));
    }

    @Test
    void shouldDetectALoopAndAnExhaustedWay() {
        assertThat(status(screen.look(request("INVITE", "Via: SIP/2.0/UDP 10.0.0.254:5060;branch=z9hG4bK0"), GATEWAY)))
                .isEqualTo(482);
        assertThat(status(screen.look(request("INVITE", "Max-Forwards: 0"), GATEWAY)))
                .isEqualTo(483);
        assertThat(status(screen.look(request("OPTIONS", "Max-Forwards: 0"), GATEWAY)))
                .isEqualTo(200);
    }

    @Test
    void shouldBoundWhatItTakes() {
        assertThat(status(screen.look(request("INVITE", "Subject: " + "x".repeat(20_000)), GATEWAY)))
                .isEqualTo(513);
        assertThat(status(screen.look(request("INVITE", "X: y\r\n".repeat(200) + "X: y"), GATEWAY)))
                .isEqualTo(400);
        assertThat(status(screen.look(request("INVITE", "Content-Type: application/sdp") + "v".repeat(9_000), GATEWAY)))
                .isEqualTo(413);
    }

    @Test
    void shouldDropWhatCannotBeAnswered() {
        assertThat(screen.look("\r\n\r\n", GATEWAY)).isEqualTo(new Verdict.Drop(Verdict.Why.KEEP_ALIVE));
        assertThat(screen.look("GET / HTTP/1.1\r\nHost: x\r\n\r\n", GATEWAY))
                .isEqualTo(new Verdict.Drop(Verdict.Why.UNREADABLE));
        String stray = request("BYE").replace("BYE sip:1@b SIP/2.0", "SIP/2.0 200 OK");
        assertThat(screen.look(stray, GATEWAY)).isEqualTo(new Verdict.Drop(Verdict.Why.STRAY));
    }

    private static int status(Verdict verdict) {
        return ((Verdict.Answer) verdict).status();
    }

    private static String request(String method, String... more) {
        return String.join(
                "\r\n",
                method + " sip:1@b SIP/2.0",
                "Via: SIP/2.0/UDP gw:5070;branch=z9hG4bK1",
                "From: <sip:a@b>;tag=1",
                "t: <sip:1@b>",
                "Call-ID: x",
                "CSeq: 1 " + method,
                more.length == 0 ? "X-None: 0" : String.join("\r\n", more),
                "",
                "");
    }
}
