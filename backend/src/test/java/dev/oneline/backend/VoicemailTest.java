package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import dev.oneline.contract.bus.Report;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers leave messages, and whoever may hears them; the rig holds each answer against the contract. */
class VoicemailTest {
    private static final String MESSAGES = "/api/v1/voicemail/messages";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldKeepWhatACallerSaid() throws Exception {
        sip.callArrives("c1", "4008001236");
        media.speaks("c1", "beep", 3);
        media.presses("c1", "zh-CN/message-menu", "2");
        media.hears("c1", "recordings/c1-r1");
        media.presses("c1", "zh-CN/message-menu", "1");

        var message = message("c1-r1");
        assertThat(message.getString("boxId")).isEqualTo("support");
        assertThat(message.getLong("lengthMs")).isEqualTo(3_000);
        assertThat(message.getLong("heardAtMs")).isNull();
        var boxes = as("leader")
                .get("listVoicemailBoxes", "/api/v1/voicemail/boxes")
                .array();
        assertThat(boxes.getJsonObject(0).getInteger("unheard")).isEqualTo(1);
        media.hears("c1", "zh-CN/message-saved");
        var sound = as("leader").send("GET", MESSAGES + "/c1-r1/sound", null, null);
        assertThat(sound.status()).isEqualTo(200);
        assertThat(sound.body()).startsWith("RIFF");

        rig.stop();
        rig.start();
        assertThat(message("c1-r1").getLong("lengthMs")).isEqualTo(3_000);
    }

    @Test
    void shouldKeepTheMessageOfWhoHangsUpAndPutItToAnAgent() throws Exception {
        sip.callArrives("c1", "4008001236");
        var recording = media.hears("c1", "beep").recording();
        sip.report(new Report.CallEnded("c1", Report.CallEndCause.HUNG_UP));
        media.plan("c1", 0);

        media.speaks("c1", recording, 2);

        var bob = rig.desk("bob");
        bob.ask("sign-in");
        bob.ask("set-ready");
        var offer = bob.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(offer.getString("contactId")).isEqualTo("c1-r1");
        assertThat(offer.getString("channel")).isEqualTo("voicemail");
        assertThat(message("c1-r1").getLong("lengthMs")).isEqualTo(2_000);
    }

    @Test
    void shouldBeHeardForwardedDeletedAndTakenBack() throws Exception {
        sip.callArrives("c1", "4008001236");
        media.speaks("c1", "beep", 2);
        media.presses("c1", "zh-CN/message-menu", "1");
        message("c1-r1");

        assertThat(change("bob", new JsonObject().put("heard", true)).getString("heardBy"))
                .isEqualTo("bob");
        assertThat(change("carol", new JsonObject().put("heard", true)).getString("heardBy"))
                .isEqualTo("bob");
        assertThat(change("bob", new JsonObject().put("deleted", true)).getLong("deletedAtMs"))
                .isPositive();
        assertThat(list("bob", "")).isZero();
        assertThat(list("bob", "?deleted=true")).isOne();
        assertThat(change("bob", new JsonObject().put("deleted", false)).getLong("deletedAtMs"))
                .isNull();
        assertThat(list("bob", "?box=support")).isOne();
        var refused = as("bob").patch("changeVoicemail", MESSAGES + "/c1-r1", new JsonObject().put("boxId", "nowhere"));
        assertThat(refused.json().getString("code")).isEqualTo("no-such-box");
        assertThat(as("bob").get("listVoicemail", MESSAGES + "?box=nowhere").status())
                .isEqualTo(404);
        assertThat(as("bob").get("getVoicemail", MESSAGES + "/c2-r1").status()).isEqualTo(404);
    }

    @Test
    void shouldPromiseACallbackOnce() throws Exception {
        sip.callArrives("c1", "4008001236");
        media.speaks("c1", "beep", 2);
        media.presses("c1", "zh-CN/message-menu", "1");
        message("c1-r1");

        for (var i = 0; i < 2; i++) {
            var promised = as("bob").post("callBackVoicemail", MESSAGES + "/c1-r1/callback");
            assertThat(promised.status()).isEqualTo(201);
            assertThat(promised.json().getString("contactId")).isEqualTo("c1-r1-callback");
        }
    }

    private JsonObject change(String user, JsonObject change) {
        return as(user).patch("changeVoicemail", MESSAGES + "/c1-r1", change).json();
    }

    private int list(String user, String query) {
        return as(user).get("listVoicemail", MESSAGES + query).array().size();
    }

    /** As soon as the history has it. */
    private JsonObject message(String messageId) {
        var leader = as("leader");
        Eventually.until(
                "message " + messageId,
                () -> leader.send("GET", MESSAGES + "/" + messageId, null, null).status() == 200);
        return leader.get("getVoicemail", MESSAGES + "/" + messageId).json();
    }

    private Rest as(String user) {
        return rig.rest().as(user);
    }
}
