package dev.oneline.backend.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.flow.LookUps.Answer;
import dev.oneline.backend.flow.LookUps.Question;
import dev.oneline.backend.lookup.LookUpService.Socket;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeCrm;
import dev.oneline.core.shard.Command.LookUpOutcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines over real sockets, with a system that does everything wrong that one can. */
class SocketSystemTest {
    private static final long AGES_MS = 10_000;
    private static final JsonObject NOTHING = new JsonObject();

    private final Vertx vertx = Vertx.vertx();
    private final TcpDoor door = new TcpDoor(vertx, new ClientSSLOptions());
    private final FakeCrm crm = FakeCrm.started(vertx);
    private final SocketSystem system = to(crm.port(), limits(100, AGES_MS));

    @AfterEach
    void close() {
        Eventually.await(vertx.close());
    }

    @Test
    void shouldAskInALineAndReadOne() {
        var answer = ask("c1:1", AGES_MS);

        var asked = crm.asked();
        assertThat(asked.line())
                .isEqualTo(new JsonObject()
                        .put("id", "c1:1")
                        .put("contactId", "c1")
                        .put("service", "crm")
                        .put("arguments", new JsonObject().put("account", "一\n二")));
        asked.answer(
                "found",
                new JsonObject()
                        .put("name", "张三")
                        .put("balance", 12.5)
                        .put("vip", true)
                        .putNull("none"));

        assertThat(found(answer)).isEqualTo(Map.of("name", "张三", "balance", "12.5", "vip", "true"));
    }

    @Test
    void shouldTellApartWhatIsAnsweredInAnotherOrderAndInPieces() {
        var first = ask("c1:1", AGES_MS);
        var second = ask("c2:1", AGES_MS);
        var third = ask("c3:1", AGES_MS);
        var from = crm.asked();
        crm.asked();
        crm.asked();

        from.say(
                "{\"id\":\"nobody\",\"outcome\":\"found\"}\n\n{\"id\":\"c3:1\",\"outcome\":\"not-found\"}\r\n{\"id\":\"c2:1\",\"outc");
        assertThat(Eventually.await(third).outcome()).isEqualTo(LookUpOutcome.NOT_FOUND);
        from.say(
                "ome\":\"found\",\"values\":{\"n\":2}}\n{\"id\":\"c1:1\",\"outcome\":\"found\",\"values\":{\"n\":1}}\n");

        assertThat(found(second)).isEqualTo(Map.of("n", "2"));
        assertThat(found(first)).isEqualTo(Map.of("n", "1"));
        assertThat(crm.connections()).isOne();
    }

    @Test
    void shouldTimeOutAndPassOverWhatComesTooLate() {
        thenItAnswers();
        var late = ask("c1:1", 50);
        var asked = crm.asked();
        assertThat(trouble(late)).isEqualTo(Trouble.TIMED_OUT);

        var next = ask("c2:1", AGES_MS);
        asked.answer("found", NOTHING);
        crm.asked().answer("not-found", NOTHING);

        assertThat(Eventually.await(next).outcome()).isEqualTo(LookUpOutcome.NOT_FOUND);
        assertThat(crm.connections()).isOne();
    }

    @Test
    void shouldHoldAConnectionForDeadOnWhichNothingIsSaidAnyMore() {
        thenItAnswers();
        for (var i = 0; i < 3; i++) {
            assertThat(trouble(ask("c" + i + ":1", 30))).isEqualTo(Trouble.TIMED_OUT);
            crm.asked();
        }
        crm.isLeftAlone();

        var next = ask("c9:1", AGES_MS);
        crm.asked().answer("found", NOTHING);

        assertThat(found(next)).isEmpty();
        assertThat(crm.connections()).isEqualTo(2);
    }

    @Test
    void shouldAskOnceMoreWithTheSameIdWhenTheConnectionIsTorn() {
        var answer = ask("c1:1", AGES_MS);
        var first = crm.asked();
        first.say("{\"id\":\"c1:1\",\"outcome\":\"fou");
        first.tear();

        var again = crm.asked();
        assertThat(again.line()).isEqualTo(first.line());
        again.answer("found", NOTHING);

        assertThat(found(answer)).isEmpty();
    }

    @Test
    void shouldFailWhenTheConnectionIsTornTwice() {
        var answer = ask("c1:1", AGES_MS);
        crm.asked().tear();
        crm.asked().tear();

        assertThat(trouble(answer)).isEqualTo(Trouble.TORN);
        assertThat(crm.isAsked()).isFalse();
    }

    @Test
    void shouldListenNoLongerToOneThatSpeaksOtherwise() {
        var garbage = Map.of(
                "Welcome to CRM 3.1\n",
                Trouble.NOT_JSON,
                // As if it were UTF-32.
                "\0\0\uffff{}\n",
                Trouble.NOT_JSON,
                "[1]\n",
                Trouble.BAD_ANSWER,
                "{\"outcome\":\"found\"}\n",
                Trouble.BAD_ANSWER,
                "x".repeat(200),
                Trouble.TOO_LONG);
        garbage.forEach((says, trouble) -> {
            var one = ask("c1:1", AGES_MS);
            var other = ask("c2:1", AGES_MS);
            crm.asked();
            crm.asked().say(says);

            assertThat(trouble(one)).as(says).isEqualTo(trouble);
            assertThat(trouble(other)).as(says).isEqualTo(trouble);
            crm.isLeftAlone();
        });

        var next = ask("c3:1", AGES_MS);
        crm.asked().answer("found", NOTHING);
        assertThat(found(next)).isEmpty();
    }

    @Test
    void shouldFailOneWhoseAnswerMakesNoSenseAndNoOther() {
        var odd = ask("c1:1", AGES_MS);
        var list = ask("c2:1", AGES_MS);
        var other = ask("c3:1", AGES_MS);
        crm.asked().say("{\"id\":\"c1:1\",\"outcome\":\"perhaps\"}\n");
        crm.asked().say("{\"id\":\"c2:1\",\"outcome\":\"found\",\"values\":[]}\n");
        crm.asked().answer("found", NOTHING);

        assertThat(trouble(odd)).isEqualTo(Trouble.BAD_ANSWER);
        assertThat(trouble(list)).isEqualTo(Trouble.BAD_ANSWER);
        assertThat(found(other)).isEmpty();
    }

    @Test
    void shouldRestWhenNobodyIsThereAndComeBack() {
        crm.stop();
        assertThat(trouble(ask("c1:1", AGES_MS))).isEqualTo(Trouble.CONNECTION_REFUSED);
        // It rests now: who can't wait for the end of that needn't wait at all.
        assertThat(trouble(ask("c2:1", 50))).isEqualTo(Trouble.CONNECTION_REFUSED);

        var patient = ask("c3:1", AGES_MS);
        var back = crm.again();
        back.asked().answer("found", NOTHING);

        assertThat(found(patient)).isEmpty();
    }

    @Test
    void shouldBoundWhatIsAskedAtATime() {
        var pending = new ArrayList<Future<Answer>>();
        for (var i = 0; i < 100; i++) {
            pending.add(ask("c" + i + ":1", AGES_MS));
        }

        assertThat(trouble(ask("more:1", AGES_MS))).isEqualTo(Trouble.TOO_BUSY);

        Eventually.await(system.close());
        pending.forEach(each -> assertThat(trouble(each)).isEqualTo(Trouble.CLOSED));
        crm.isLeftAlone();
        assertThat(trouble(ask("later:1", AGES_MS))).isEqualTo(Trouble.CLOSED);
    }

    @Test
    void shouldSendNoMoreToOneThatReadsNothing() {
        var deaf = FakeCrm.started(vertx).deaf();
        var many = to(deaf.port(), limits(10_000, AGES_MS));
        var long30Kb = new TreeMap<>(Map.of("text", "x".repeat(30_000)));
        var asked = new ArrayList<Future<Answer>>();
        Eventually.until("it is full", () -> {
            asked.add(many.ask(new Question("c" + asked.size(), "c1", "crm", long30Kb, AGES_MS)));
            return asked.stream().anyMatch(each -> each.failed());
        });

        assertThat(asked.stream().filter(Future::failed).map(SocketSystemTest::trouble))
                .containsOnly(Trouble.TOO_BUSY);
        Eventually.await(many.close());
    }

    @Test
    void shouldHangUpWhenNothingIsAskedForAWhile() {
        var brief = to(crm.port(), limits(100, 150));
        for (var i = 1; i <= 2; i++) {
            var answer = brief.ask(new Question("c" + i, "c1", "crm", new TreeMap<>(), AGES_MS));
            crm.asked().answer("found", NOTHING);
            assertThat(found(answer)).isEmpty();
            crm.isLeftAlone();
        }
        assertThat(crm.connections()).isEqualTo(2);
    }

    @Test
    void shouldTrustNobodyButTheHostItself() throws Exception {
        var certificate = SelfSignedCertificate.create("localhost");
        var safe = FakeCrm.started(
                vertx, new NetServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()));
        var trusting = new TcpDoor(vertx, new ClientSSLOptions().setTrustOptions(certificate.trustOptions()));

        var answer = over(trusting, "localhost", safe.port());
        safe.asked().answer("found", NOTHING);

        assertThat(found(answer)).isEmpty();
        assertThat(trouble(over(trusting, "127.0.0.1", safe.port()))).isEqualTo(Trouble.TLS_FAILED);
        assertThat(trouble(over(door, "localhost", safe.port()))).isEqualTo(Trouble.TLS_FAILED);
    }

    /** The connection stands then: what is asked next goes out at once. */
    private void thenItAnswers() {
        var answer = ask("c0:1", AGES_MS);
        crm.asked().answer("found", NOTHING);
        assertThat(found(answer)).isEmpty();
    }

    private Future<Answer> over(TcpDoor way, String host, int port) {
        var address = new Socket(host, port, true);
        return new SocketSystem(vertx, way, "crm", address, limits(100, AGES_MS), InstantSource.system())
                .ask(new Question("c1:1", "c1", "crm", new TreeMap<>(), AGES_MS));
    }

    private static SocketSystem.Limits limits(int maxPending, long idleMs) {
        return new SocketSystem.Limits(maxPending, 150, 30, 100, idleMs, 3);
    }

    private SocketSystem to(int port, SocketSystem.Limits limits) {
        var address = new Socket("127.0.0.1", port, false);
        return new SocketSystem(vertx, door, "crm", address, limits, InstantSource.system());
    }

    private Future<Answer> ask(String id, long timeoutMs) {
        var arguments = new TreeMap<>(Map.of("account", "一\n二"));
        var contactId = List.of(id.split(":")).getFirst();
        return system.ask(new Question(id, contactId, "crm", arguments, timeoutMs));
    }

    private static Map<String, String> found(Future<Answer> answer) {
        var answered = Eventually.await(answer);
        assertThat(answered.outcome()).isEqualTo(LookUpOutcome.FOUND);
        return answered.values();
    }

    private static Trouble trouble(Future<Answer> answer) {
        return Eventually.await(
                answer.transform(done -> Future.succeededFuture(done.succeeded() ? null : Trouble.of(done.cause()))));
    }
}
