package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.SipRequest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call's way through the backend, bridges played by hand. */
class CallTest {
    private static final String HOTLINE = "4008001235";

    private BackendRig rig;
    private FakeMediaBridge media;
    private FakeSipBridge sip;

    @BeforeEach
    void givenBridges() {
        rig = BackendRig.started();
        media = FakeMediaBridge.started(rig);
        sip = FakeSipBridge.started(rig);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTakeAHotlineCallFromItsArrivalIntoTheHistory() {
        var alice = readyDesk("alice");

        assertThat(sip.callArrives("c1", HOTLINE).refusal()).isNull();
        assertThat(sip.asked(SipRequest.AnswerCall.class).mediaNode()).isEqualTo(media.nodeId());
        assertThat(media.plan("c1", 1).legs().getFirst().hears()).isInstanceOf(Hears.Prompt.class);
        media.finishGreeting("c1");

        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(offer.getJsonObject("caller").getString("address")).isEqualTo("13800000001");
        assertThat(offer.getJsonObject("queue").getString("queueId")).isEqualTo("sales");
        assertThat(ok(alice.ask(
                        new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")))))
                .isTrue();
        alice.deskInState("engaged");
        // Should the caller's leg not be there yet, hers must not make the call one that no telephone can speak in.
        alice.ask(Browser.sdpOffer("c1", "c1:agent1", "v=0"));
        assertThat(media.opened()).singleElement().matches(MediaRequest.OpenWebRtcLeg::towardsPstn);
        var talk = media.plan("c1", 2);
        assertThat(talk.legs().getLast().hears()).isEqualTo(new Hears.Leg("c1:customer"));

        assertThat(ok(alice.ask(new JsonObject().put("type", "hang-up").put("contactId", "c1"))))
                .isTrue();
        assertThat(sip.asked(SipRequest.EndCall.class).contactId()).isEqualTo("c1");
        assertThat(media.plan("c1", 0).version()).isGreaterThan(talk.version());
        media.report(new Report.LegClosed("c1", figures("c1:customer")));
        thenTheWrapUpIsExtendedUpToItsLimit(alice);
        assertThat(ok(alice.ask(new JsonObject()
                        .put("type", "complete-wrap-up")
                        .put("contactId", "c1")
                        .put("disposition", "resolved")
                        .put("note", "called about a \0pump"))))
                .isTrue();
        alice.deskInState("ready");

        thenHistoryHas("alice", "c1");
        var bob = rig.rest().as("bob");
        assertThat(bob.get("getContact", "/api/v1/contacts/c1").status()).isEqualTo(404);
        assertThat(bob.get("listContacts", "/api/v1/contacts?agent=alice").array())
                .isEmpty();
    }

    @Test
    void shouldTellTheGatewayWhyACallIsRefused() {
        assertThat(sip.callArrives("c1", "555").sipStatus()).isEqualTo(404);
        media.die();
        Eventually.until("no media node", () -> sip.callArrives("c2", HOTLINE).sipStatus() == 503);
        assertThat(sip.trunks().trunks()).singleElement().satisfies(trunk -> {
            assertThat(trunk.trunkId()).isEqualTo("demo-e1");
            assertThat(trunk.channels()).isEqualTo(30);
            assertThat(trunk.gateway()).isEqualTo("127.0.0.1:5070");
        });
    }

    @Test
    void shouldSayAPlanAgainUntilTheBridgeHasHeardIt() {
        media.failNext(2);

        sip.callArrives("c1", HOTLINE);

        assertThat(media.plan("c1", 1).legs()).hasSize(1);
        assertThat(rig.meters().counter("oneline.effects.repeated").count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldTakeARepeatedReportForNoNews() {
        assertThat(sip.callArrives("c1", HOTLINE).refusal()).isNull();
        assertThat(sip.callArrives("c1", HOTLINE).refusal()).isNull();

        var leader = rig.desk("leader");

        assertThat(leader.next("floor").getJsonArray("contacts")).hasSize(1);
    }

    @Test
    void shouldEndWhatALostBridgeCarriedAndNothingElse() {
        var other = FakeSipBridge.started(rig);
        sip.callArrives("c1", HOTLINE);
        other.callArrives("c2", HOTLINE);

        sip.die();

        var leader = rig.desk("leader");
        var floor = leader.next(
                message -> message.getString("type").equals("floor")
                        && message.getJsonArray("contacts").size() == 1,
                "a floor with one contact");
        assertThat(floor.getJsonArray("contacts").getJsonObject(0).getString("contactId"))
                .isEqualTo("c2");
        assertThat(media.plan("c1", 0).legs()).isEmpty();
    }

    private static void thenTheWrapUpIsExtendedUpToItsLimit(Browser alice) {
        var wrapUp = onlyContact(alice.deskInState("wrap-up"));
        long endsAtMs = wrapUp.getLong("wrapUpEndsAtMs");
        assertThat(wrapUp.getLong("wrapUpExtensionMs")).isEqualTo(60_000);
        assertThat(wrapUp.getLong("wrapUpLatestAtMs")).isEqualTo(endsAtMs + 3 * 60_000);
        var more = new JsonObject().put("type", "extend-wrap-up").put("contactId", "c1");

        for (int n = 1; n <= 3; n++) {
            assertThat(ok(alice.ask(more.copy()))).isTrue();
        }
        // Looked for before the next question, whose answer would pass over it.
        wrapUp = onlyContact(alice.desk(desk -> onlyContact(desk).getLong("wrapUpExtensionMs") == null));
        assertThat(wrapUp.getLong("wrapUpEndsAtMs")).isEqualTo(endsAtMs + 3 * 60_000);
        assertThat(alice.ask(more.copy()).getString("code")).isEqualTo("wrap-up-at-limit");
    }

    private static JsonObject onlyContact(JsonObject desk) {
        return desk.getJsonArray("contacts").getJsonObject(0);
    }

    private void thenHistoryHas(String agent, String contactId) {
        var rest = rig.rest().as(agent);
        Eventually.until("history", () -> {
            var contacts = rest.get("listContacts", "/api/v1/contacts").array();
            return contacts.size() == 1
                    && contacts.getJsonObject(0).getString("state").equals("closed");
        });
        var detail = rest.get("getContact", "/api/v1/contacts/" + contactId).json();
        var contact = detail.getJsonObject("contact");
        assertThat(contact.getString("disposition")).isEqualTo("resolved");
        assertThat(contact.getString("endCause")).isEqualTo("agent-hung-up");
        assertThat(contact.getString("agentId")).isEqualTo(agent);
        assertThat(detail.getJsonArray("legs")).hasSize(1);
        assertThat(detail.getJsonArray("events").stream().map(event -> ((JsonObject) event).getString("type")))
                .startsWith("contact-arrived", "contact-queued", "contact-offered", "contact-connected")
                .endsWith("contact-closed");
    }

    private Browser readyDesk(String username) {
        var desk = rig.desk(username);
        assertThat(ok(desk.ask("sign-in"))).isTrue();
        assertThat(ok(desk.ask("set-ready"))).isTrue();
        desk.deskInState("ready");
        return desk;
    }

    private static boolean ok(JsonObject answer) {
        return answer.getString("type").equals("ok");
    }

    private static LegFigures figures(String legId) {
        return new LegFigures(legId, "rtp", "PCMA/8000", true, 100, 16_000, 0, 1.5, 100, 16_000, 0, 20, 0, 4.4);
    }
}
