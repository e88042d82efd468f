package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebCallTest {
    private BackendRig rig;
    private FakeMediaBridge media;

    @BeforeEach
    void givenAMediaBridge() {
        rig = BackendRig.started();
        media = FakeMediaBridge.started(rig);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldConnectAVisitorsMediaAndEndHisCall() {
        var started = call(rig.rest()).json();
        var contactId = started.getString("contactId");
        var visitor = visitor(started);

        assertThat(visitor.next("call").getString("state")).isEqualTo("arrived");
        var answer = visitor.ask(Browser.sdpOffer(contactId, started.getString("legId"), "offer 1"));
        assertThat(answer.getString("sdp")).isEqualTo("answer to offer 1");
        assertThat(media.opened().getFirst().contactId()).isEqualTo(contactId);

        assertThat(visitor.ask(Browser.sdpOffer(contactId, contactId + ":agent1", "offer 2"))
                        .getString("code"))
                .isEqualTo("no-such-contact");
        assertThat(visitor.ask(Browser.sdpOffer(contactId, started.getString("legId"), "nonsense"))
                        .getString("code"))
                .isEqualTo("bad-sdp");
        assertThat(visitor.ask("set-ready").getString("code")).isEqualTo("not-allowed");

        var hungUp = visitor.ask(new JsonObject().put("type", "hang-up").put("contactId", contactId));
        assertThat(hungUp.getString("type")).isEqualTo("ok");
        assertThat(visitor.next(message -> "abandoned".equals(message.getString("state")), "the end")
                        .getString("endCause"))
                .isEqualTo("customer-hung-up");
        assertThat(media.plan(contactId, 0).legs()).isEmpty();
    }

    @Test
    void shouldLetNobodyIntoAnothersCall() {
        var first = call(rig.rest()).json();
        var second = call(rig.rest()).json();
        var visitor = visitor(first);

        var answer = visitor.ask(Browser.sdpOffer(second.getString("contactId"), second.getString("legId"), "offer"));
        assertThat(answer.getString("code")).isEqualTo("not-allowed");

        var token = first.getString("token");
        var forged = rig.browser().connect();
        forged.hello(token.replace(first.getString("contactId"), second.getString("contactId")));
        assertThat(forged.next("refused").getString("code")).isEqualTo("unauthenticated");
        assertThat(forged.closeCode()).isEqualTo(4401);

        var alice = rig.desk("alice");
        assertThat(alice.ask(Browser.sdpOffer(first.getString("contactId"), first.getString("legId"), "offer"))
                        .getString("code"))
                .isEqualTo("no-such-contact");
        assertThat(media.opened()).isEmpty();
    }

    @Test
    void shouldKeepTheHistoryOfWhoHasANameThatNoDatabaseTakes() {
        var body = new JsonObject().put("tenant", "demo").put("entry", "demo").put("name", "An\0na \ud800");
        assertThat(rig.rest().post("startWebCall", "/api/v1/web-calls", body).status())
                .isEqualTo(201);

        var leader = rig.rest().as("leader");
        Eventually.until("history", () -> leader.get("listContacts", "/api/v1/contacts").array().stream()
                .map(contact -> ((JsonObject) contact).getString("callerName"))
                .toList()
                .equals(List.of("Anna ?")));
    }

    @Test
    void shouldKeepThePlaceOfWhoWantsToBeCalledBack() {
        var first = waiting("first");
        var second = waiting("second");
        var contactId = second.started().getString("contactId");
        assertThat(second.picture().getInteger("position")).isEqualTo(2);
        assertThat(second.picture().getInteger("expectedWaitMinutes")).isNull();

        assertThat(second.browser().ask(callBack(contactId, "call me")).getString("code"))
                .isEqualTo("bad-argument");
        var another = first.started().getString("contactId");
        assertThat(second.browser().ask(callBack(another, "13900000002")).getString("code"))
                .isEqualTo("not-allowed");
        assertThat(second.browser().ask(callBack(contactId, "139 0000-0002")).getString("type"))
                .isEqualTo("ok");

        var promised = second.browser().next(message -> message.containsKey("endCause"), "the promise");
        assertThat(promised.getString("endCause")).isEqualTo("callback-promised");
        assertThat(promised.getInteger("position")).isEqualTo(2);
        var third = waiting("third");
        first.browser().ask(hangUp(another));
        third.browser().next(message -> message.getInteger("position", 0) == 2, "a place behind the callback");
        thenTheCallbackReachesAnAgent(contactId);
    }

    /** Who can't be called by the product itself yet: he reads the number, and calls it himself. */
    private void thenTheCallbackReachesAnAgent(String contactId) {
        var alice = rig.desk("alice");
        alice.ask("sign-in");
        alice.ask("set-ready");
        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(offer.getString("contactId")).isEqualTo(contactId + ":callback");
        assertThat(offer.getString("channel")).isEqualTo("callback");
        assertThat(offer.getJsonObject("caller").getString("address")).isEqualTo("13900000002");
        assertThat(offer.getJsonObject("caller").getString("name")).isEqualTo("Wei");

        alice.ask(new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")));
        alice.deskInState("engaged");
        assertThat(alice.ask(hangUp(contactId + ":callback")).getString("type")).isEqualTo("ok");
        alice.deskInState("wrap-up");
        alice.ask(new JsonObject()
                .put("type", "complete-wrap-up")
                .put("contactId", contactId + ":callback")
                .put("disposition", "no-result"));
        // The next customer is the one who came after.
        assertThat(alice.deskInState("reserved")
                        .getJsonArray("offers")
                        .getJsonObject(0)
                        .getString("channel"))
                .isEqualTo("voice");
    }

    @Test
    void shouldNotTellVisitorsTheirPlaceMoreOftenThanTheyCanRead() {
        var ahead = new ArrayList<Waiting>();
        for (int n = 0; n < 10; n++) {
            ahead.add(waiting("ahead" + n));
        }
        var last = waiting("last");
        assertThat(last.picture().getInteger("position")).isEqualTo(11);

        long startNs = System.nanoTime();
        for (var visitor : ahead) {
            visitor.browser().ask(hangUp(visitor.started().getString("contactId")));
        }

        int pictures = 1;
        while (last.browser().next("call").getInteger("position") != 1) {
            pictures++;
        }
        long seconds = (System.nanoTime() - startNs) / 1_000_000_000L;
        assertThat(pictures).isLessThanOrEqualTo((int) seconds + 2);
    }

    @Test
    void shouldRefuseOtherWebsitesAndUnknownEntries() {
        assertThat(call(rig.rest().withHeader("Origin", "https://evil.example")).code())
                .isEqualTo("origin-not-allowed");
        assertThat(call(rig.rest(), "demo", "nowhere").code()).isEqualTo("no-such-entry-point");
        assertThat(call(rig.rest(), "nobody", "demo").code()).isEqualTo("no-such-entry-point");
        media.die();
        var refused = call(rig.rest());
        while (refused.status() == 201) {
            refused = call(rig.rest());
        }
        assertThat(refused.code()).isEqualTo("no-media-node");
    }

    @Test
    void shouldLimitHowOftenOneAddressCalls() {
        var rest = rig.rest();
        var reply = call(rest);
        for (int n = 0; n < 60 && reply.status() == 201; n++) {
            reply = call(rest);
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.headers()).containsKey("retry-after");
    }

    private record Waiting(JsonObject started, Browser browser, JsonObject picture) {}

    /** A visitor who has heard the greeting. */
    private Waiting waiting(String name) {
        var started = call(rig.rest()).json();
        var contactId = started.getString("contactId");
        var browser = visitor(started);
        media.finishGreeting(contactId);
        var picture = browser.next(message -> "queued".equals(message.getString("state")), name + " waits");
        return new Waiting(started, browser, picture);
    }

    private static JsonObject callBack(String contactId, String number) {
        return new JsonObject()
                .put("type", "request-callback")
                .put("contactId", contactId)
                .put("number", number);
    }

    private static JsonObject hangUp(String contactId) {
        return new JsonObject().put("type", "hang-up").put("contactId", contactId);
    }

    private Browser visitor(JsonObject started) {
        var visitor = rig.browser().connect();
        visitor.hello(started.getString("token"));
        assertThat(visitor.next("welcome").getString("role")).isEqualTo("visitor");
        return visitor;
    }

    private static Rest.Reply call(Rest rest) {
        return call(rest, "demo", "demo");
    }

    private static Rest.Reply call(Rest rest, String tenant, String entry) {
        var body = new JsonObject().put("tenant", tenant).put("entry", entry).put("name", "Wei");
        return rest.post("startWebCall", "/api/v1/web-calls", body);
    }
}
