package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stopping writes nothing, so a stop is a kill that waits for its sockets. */
class RestartTest {
    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldSendTheDemosCallsOutWhereTheNewestStartSays() {
        rig.stop();
        rig.with("gateway", "127.0.0.1:5099").start();

        assertThat(sip.trunks().trunks()).singleElement().satisfies(trunk -> assertThat(trunk.gateway())
                .isEqualTo("127.0.0.1:5099"));
    }

    @Test
    void shouldKeepTokensPlacesAndConversations() {
        var token = rig.rest().token("alice");
        var alice = rig.browser().connect();
        alice.hello(token);
        alice.next("welcome");
        alice.ask("sign-in");
        alice.ask("set-ready");
        for (var contactId : List.of("c1", "c2", "c3")) {
            sip.callArrives(contactId, "4008001235");
            media.finishGreeting(contactId);
        }
        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(offer.getString("contactId")).isEqualTo("c1");
        alice.ask(new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")));
        alice.deskInState("engaged");

        rig.stop();
        rig.start();

        var back = rig.browser().connect();
        back.hello(token);
        var desk = back.deskInState("engaged");
        assertThat(desk.getJsonArray("contacts").getJsonObject(0).getString("contactId"))
                .isEqualTo("c1");
        assertThat(desk.getJsonArray("queues").getJsonObject(0).getInteger("waiting"))
                .isEqualTo(2);
        assertThat(back.ask(new JsonObject().put("type", "hang-up").put("contactId", "c1"))
                        .getString("type"))
                .isEqualTo("ok");
        back.deskInState("wrap-up");
        back.ask(new JsonObject()
                .put("type", "complete-wrap-up")
                .put("contactId", "c1")
                .put("disposition", "resolved"));
        var next = back.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(next.getString("contactId")).isEqualTo("c2");
    }

    @Test
    void shouldGiveADeskThatDoesNotComeBackItsGraceTimeOnly() {
        var alice = rig.desk("alice");
        alice.ask("sign-in");
        alice.ask("set-ready");

        rig.stop();
        rig.start();

        var leader = rig.desk("leader");
        // Nobody is there to hear a call ring, so the queue has no ready agent, though she is signed in.
        leader.next(
                message -> message.getString("type").equals("floor") && readyAndSignedIn(message, 0, 1),
                "a floor on which the desk is away");
    }

    @Test
    void shouldEndTheCallsOfABridgeThatDiedMeanwhile() {
        sip.callArrives("c1", "4008001235");
        media.plan("c1", 1);

        rig.stop();
        sip.die();
        rig.start();

        var leader = rig.desk("leader");
        leader.next(
                message -> message.getString("type").equals("floor")
                        && message.getJsonArray("contacts").isEmpty(),
                "an empty floor");
    }

    private static boolean readyAndSignedIn(JsonObject floor, int ready, int signedIn) {
        var sales = floor.getJsonArray("queues").getJsonObject(0);
        return sales.getInteger("readyAgents") == ready && sales.getInteger("signedInAgents") == signedIn;
    }
}
