package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import dev.oneline.runtime.eventlog.kafka.TestBroker;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two backends of one installation whose log is on Kafka. */
class TwoBackendsTest {
    private final BackendRig first =
            new BackendRig().with("log", TestBroker.fresh().shown()).with("log-member", "first");
    private final BackendRig second = first.another().with("log-member", "second");

    @AfterEach
    void close() {
        second.stop();
        first.close();
    }

    @Test
    void shouldTakeTurnsWithoutLosingAPlaceOrAConversation() {
        first.start();
        second.start();
        var media = FakeMediaBridge.started(first);
        var sip = FakeSipBridge.started(first);
        var token = first.rest().token("alice");
        var alice = first.browser().connect();
        alice.hello(token);
        alice.next("welcome");
        alice.ask("sign-in");
        alice.ask("set-ready");
        for (var contactId : List.of("c1", "c2", "c3")) {
            sip.callArrives(contactId, "4008001235");
            media.finishGreeting(contactId);
        }
        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        alice.ask(new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")));
        alice.deskInState("engaged");
        thenStandsBy(second, token);

        first.stop();

        Eventually.until("the second one serves", () -> health(second).status() == 200);
        var back = second.browser().connect();
        back.hello(token);
        var desk = back.deskInState("engaged");
        assertThat(desk.getJsonArray("contacts").getJsonObject(0).getString("contactId"))
                .isEqualTo("c1");
        assertThat(desk.getJsonArray("queues").getJsonObject(0).getInteger("waiting"))
                .isEqualTo(2);
        back.ask(new JsonObject().put("type", "hang-up").put("contactId", "c1"));
        back.deskInState("wrap-up");
        // The former owner comes back, and waits for its turn.
        first.start();
        thenStandsBy(first, token);
        back.ask(new JsonObject()
                .put("type", "complete-wrap-up")
                .put("contactId", "c1")
                .put("disposition", "resolved"));
        var next = back.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(next.getString("contactId")).isEqualTo("c2");
        // The bridges' reports find whoever owns the shard.
        sip.callArrives("c4", "4008001235");
        assertThat(media.plan("c4", 1)).isNotNull();
    }

    private static Rest.Reply health(BackendRig rig) {
        return rig.rest().send("GET", "/health", null, null);
    }

    private static void thenStandsBy(BackendRig rig, String token) {
        assertThat(health(rig).status()).isEqualTo(503);
        assertThat(health(rig).code()).isEqualTo("standing-by");
        var asked = rig.rest().as("admin").send("GET", "/api/v1/configuration", null, null);
        assertThat(asked.code()).isEqualTo("try-again");
        var browser = rig.browser().connect();
        browser.hello(token);
        assertThat(browser.closeCode()).isEqualTo(1001);
    }
}
