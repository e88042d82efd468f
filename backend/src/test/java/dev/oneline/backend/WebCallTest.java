package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonObject;
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
        var answer = visitor.ask(sdp(contactId, started.getString("legId"), "offer 1"));
        assertThat(answer.getString("sdp")).isEqualTo("answer to offer 1");
        assertThat(media.opened().getFirst().contactId()).isEqualTo(contactId);

        assertThat(visitor.ask(sdp(contactId, contactId + ":agent1", "offer 2")).getString("code"))
                .isEqualTo("no-such-contact");
        assertThat(visitor.ask(sdp(contactId, started.getString("legId"), "nonsense"))
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

        var answer = visitor.ask(sdp(second.getString("contactId"), second.getString("legId"), "offer"));
        assertThat(answer.getString("code")).isEqualTo("not-allowed");

        var token = first.getString("token");
        var forged = rig.browser().connect();
        forged.hello(token.replace(first.getString("contactId"), second.getString("contactId")));
        assertThat(forged.next("refused").getString("code")).isEqualTo("unauthenticated");
        assertThat(forged.closeCode()).isEqualTo(4401);

        var alice = rig.desk("alice");
        assertThat(alice.ask(sdp(first.getString("contactId"), first.getString("legId"), "offer"))
                        .getString("code"))
                .isEqualTo("no-such-contact");
        assertThat(media.opened()).isEmpty();
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

    private static JsonObject sdp(String contactId, String legId, String offer) {
        return new JsonObject()
                .put("type", "sdp-offer")
                .put("contactId", contactId)
                .put("legId", legId)
                .put("attempt", 1)
                .put("sdp", offer);
    }
}
