package dev.oneline.backend.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WsDoorTest {
    private static BackendRig rig;

    @BeforeAll
    static void givenABackend() {
        rig = new BackendRig().with("allowed-origins", "https://shop.example");
        rig.start();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldLetInItsOwnPagesAndAllowedWebsitesOnly() {
        rig.browser()
                .withOrigin("http://127.0.0.1:" + rig.backend().httpPort())
                .connect()
                .close();
        rig.browser().withOrigin("https://shop.example").connect().close();

        for (var origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:1", "http://shop.example"}) {
            assertThat(rig.browser().withOrigin(origin).connectRefused())
                    .as(origin)
                    .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> assertThat(refused.getStatus())
                            .isEqualTo(403));
        }
    }

    @Test
    void shouldAnswerAPlainRequestWithAProblem() {
        assertThat(rig.rest().send("GET", "/ws", null, null).code()).isEqualTo("bad-request");
    }

    @Test
    void shouldCloseWhoDoesNotSayHelloOrLies() {
        var silent = rig.browser().connect();
        var liar = rig.browser().connect();
        liar.hello("demo.nonsense");

        assertThat(liar.next("refused").getString("code")).isEqualTo("unauthenticated");
        assertThat(liar.closeCode()).isEqualTo(4401);
        assertThat(silent.closeCode()).isEqualTo(4401);
    }

    @Test
    void shouldRefuseRequestsBeforeTheHello() {
        var stranger = rig.browser().connect();

        assertThat(stranger.ask("set-ready").getString("code")).isEqualTo("unauthenticated");
    }

    @Test
    void shouldRefuseNonsenseAndCloseOnMoreOfIt() {
        var alice = rig.desk("alice");
        for (var nonsense : new String[] {
            "",
            "nonsense",
            "[]",
            "{}",
            "{\"type\":7}",
            "{\"type\":\"sing\"}",
            "{\"type\":\"sign-in\"}",
            "{\"type\":\"sign-in\",\"id\":-1}",
            "{\"type\":\"sign-in\",\"id\":1,\"more\":true}",
            "[".repeat(5_000)
        }) {
            alice.sendText(nonsense);
            assertThat(alice.next("refused").getString("code")).as(nonsense).isEqualTo("bad-message");
        }

        alice.sendText("once more");

        assertThat(alice.closeCode()).isEqualTo(4400);
        assertThat(rig.desk("alice").ask("sign-in").getString("type")).isEqualTo("ok");
    }

    @Test
    void shouldCloseWhoSendsTooMuchAtOnce() {
        var large = rig.desk("bob");
        large.sendText("x".repeat(70_000));
        assertThat(large.closeCode()).isNotZero();

        var quick = rig.desk("bob");
        for (int n = 0; n < 500; n++) {
            quick.sendText("{\"type\":\"beat\",\"timeMs\":1}");
        }
        assertThat(quick.closeCode()).isEqualTo(4400);
    }

    @Test
    void shouldGiveTheDeskToTheNewestWindow() {
        var first = rig.desk("carol");
        first.ask("sign-in");

        var second = rig.desk("carol");

        assertThat(first.next("refused").getString("code")).isEqualTo("desk-taken-over");
        assertThat(first.closeCode()).isEqualTo(4409);
        assertThat(second.ask(new JsonObject().put("type", "set-not-ready").put("reason", "lunch"))
                        .getString("type"))
                .isEqualTo("ok");
        assertThat(second.deskInState("not-ready").getString("reason")).isNotEmpty();
        assertThat(second.ask(new JsonObject().put("type", "set-not-ready").put("reason", "whim"))
                        .getString("code"))
                .isEqualTo("bad-argument");
    }

    @Test
    void shouldShowSupervisorsTheFloorAndNothingElse() {
        var leader = rig.desk("leader");

        assertThat(leader.next("floor").getJsonArray("agents")).hasSize(3);
        assertThat(leader.ask("sign-in").getString("code")).isEqualTo("not-allowed");
    }

    @Test
    void shouldBoundConnectionsThatHaveNotSaidHello() {
        var strangers = new ArrayList<Browser>();
        try {
            for (int n = 0; n < 50; n++) {
                strangers.add(rig.browser().connect());
            }
        } catch (AssertionError full) {
            // Strangers of the other tests count too.
        }

        assertThat(rig.browser().connectRefused())
                .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> assertThat(refused.getStatus())
                        .isEqualTo(429));
        strangers.forEach(Browser::close);
    }
}
