package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator keeps prompts over REST, and callers hear them; the media bridge's part is played by hand. */
class PromptsTest {
    private static final String PATH = "/api/v1/prompts";
    private static final String LINE = "4008001234";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);
    private final Rest admin = rig.rest().as("admin");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldPlayATenantsOwnInThePlaceOfWhatShips() {
        sip.callArrives("before", LINE);
        media.hears("before", "zh-CN/welcome");

        var saved = put("welcome", "zh-CN", sound(1_500));

        assertThat(saved.getBoolean("own")).isTrue();
        assertThat(saved.getBoolean("ships")).isTrue();
        var mine = sounds(saved).getFirst();
        assertThat(mine.getString("language")).isEqualTo("zh-CN");
        assertThat(mine.getLong("lengthMs")).isEqualTo(1_500);
        // The other language is as it was.
        assertThat(sounds(saved).get(1).getString("language")).isEqualTo("en");
        assertThat(sounds(saved).get(1).getLong("version")).isZero();
        var first = "library/zh-CN:welcome:" + mine.getLong("version");
        sip.callArrives("after", LINE);
        media.hears("after", first);
        thenHas(first, 44 + 2 * 24_000);

        // Replaced: another name, so that nothing old is played; who asks for the old one gets the new one.
        var second = "library/zh-CN:welcome:"
                + sounds(put("welcome", "zh-CN", sound(500))).getFirst().getLong("version");
        assertThat(second).isNotEqualTo(first);
        sip.callArrives("later", LINE);
        media.hears("later", second);
        thenHas(first, 44 + 2 * 8_000);

        // Taken away: what ships is heard again, also after a restart.
        change("welcome", new JsonObject().put("deleted", true));
        rig.stop();
        rig.start();
        // It has to hear of the media bridge first.
        Eventually.until("a call is taken", () -> sip.callArrives("last", LINE).refusal() == null);
        media.hears("last", "zh-CN/welcome");
    }

    @Test
    void shouldPlayOneForAllLanguagesWhereThereIsNone() {
        var version = sounds(put("welcome", "all", sound(500))).getFirst().getLong("version");

        sip.callArrives("c1", LINE);

        media.hears("c1", "library/all:welcome:" + version);
        var music = sounds(put("hold-music", "all", sound(700))).getFirst().getLong("version");
        media.finishSounds("c1", "library/all:welcome:" + version);
        media.presses("c1", "zh-CN/main-menu", "0");
        var hears = (Hears.Prompt)
                media.hears("c1", "library/all:hold-music:" + music).hears();
        assertThat(hears.loop()).isTrue();
    }

    @Test
    void shouldListWhatIsTheTenantsOwnAndWhatShips() {
        put("opening-2027", "zh-CN", sound(500));
        change(
                "opening-2027",
                new JsonObject().put("displayName", "2027 opening").put("folder", "Campaigns"));

        var all = list();

        var mine = find(all, "opening-2027");
        assertThat(mine.getString("displayName")).isEqualTo("2027 opening");
        assertThat(mine.getString("folder")).isEqualTo("Campaigns");
        assertThat(mine.getBoolean("ships")).isFalse();
        var shipped = find(all, "main-menu");
        assertThat(shipped.getBoolean("own")).isFalse();
        assertThat(sounds(shipped)).hasSize(2).allMatch(sound -> sound.getLong("lengthMs") > 1_000);
        assertThat(sounds(shipped).getFirst().getString("text")).startsWith("业务咨询请按1");
        var heard = admin.send("GET", PATH + "/main-menu/sounds/zh-CN", null, null);
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.headers().get("content-type")).isEqualTo("audio/wav");
        assertThat(admin.get("getPromptSound", PATH + "/main-menu/sounds/fr").code())
                .isEqualTo("no-such-prompt");
    }

    @Test
    void shouldKeepTheOrderWithinAFolder() {
        for (var name : List.of("a", "b", "c")) {
            put(name, "all", sound(200));
        }

        var order = new JsonObject().put("folder", "").put("names", new JsonArray(List.of("c", "a", "b")));
        assertThat(admin.post("orderPrompts", PATH + "/order", order).status()).isEqualTo(204);

        assertThat(list().stream().filter(prompt -> prompt.getBoolean("own")).map(prompt -> prompt.getString("name")))
                .containsExactly("c", "a", "b");
    }

    @Test
    void shouldNotDeleteWhatAFlowPlays() {
        put("opening-2027", "zh-CN", sound(500));
        publishWith("opening-2027");

        var refused = admin.patch("changePrompt", PATH + "/opening-2027", new JsonObject().put("deleted", true));

        assertThat(refused.code()).isEqualTo("prompt-in-use");
        var problem = refused.json().getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("message")).startsWith("Flow Hotline").contains("step");
        var uses = admin.get("getPromptUses", PATH + "/opening-2027/uses").array();
        assertThat(uses.getJsonObject(0).getString("id")).isEqualTo("hotline");
        assertThat(admin.get("getPromptUses", PATH + "/hold-music/uses").array().toString())
                .contains("holdMusic", "queue");
    }

    @Test
    void shouldDeleteAndTakeThatBack() {
        put("opening-2027", "zh-CN", sound(500));

        var deleted = change("opening-2027", new JsonObject().put("deleted", true));

        assertThat(deleted.getLong("deletedAtMs")).isPositive();
        assertThat(check("opening-2027")).contains("unknown-sound");
        assertThat(change("opening-2027", new JsonObject().put("deleted", false))
                        .getLong("deletedAtMs"))
                .isNull();
        assertThat(check("opening-2027")).doesNotContain("unknown-sound");
    }

    @Test
    void shouldTakeOneLanguageAwayAndBringItBack() {
        put("opening-2027", "zh-CN", sound(500));
        put("opening-2027", "en", sound(500));
        publishWith("opening-2027");

        // Flows go on with the other one, and say what they lack.
        var without = changeSound("opening-2027", "en", true).json();
        assertThat(sounds(without))
                .extracting(each -> each.getString("language"))
                .containsExactly("zh-CN");
        var gone = without.getJsonArray("deletedSounds").getJsonObject(0);
        assertThat(gone.getString("language")).isEqualTo("en");
        assertThat(gone.getLong("deletedAtMs")).isPositive();
        assertThat(check("opening-2027")).contains("sound-lacks-language");
        assertThat(admin.get("getPromptSound", PATH + "/opening-2027/sounds/en").status())
                .isEqualTo(404);
        // Nothing would be heard without this one.
        assertThat(changeSound("opening-2027", "zh-CN", true).code()).isEqualTo("prompt-in-use");

        var again = changeSound("opening-2027", "en", false).json();
        assertThat(sounds(again)).hasSize(2);
        assertThat(again.getJsonArray("deletedSounds")).isEmpty();
        assertThat(check("opening-2027")).isEqualTo("[]");
        assertThat(changeSound("opening-2027", "en", false).status()).isEqualTo(404);
    }

    @Test
    void shouldHearWhatShipsWhereALanguageIsTakenAway() {
        put("welcome", "zh-CN", sound(500));
        var version = sounds(put("hold-music", "all", sound(700))).getFirst().getLong("version");

        var shipped = changeSound("welcome", "zh-CN", true).json();

        assertThat(sounds(shipped)).allMatch(sound -> sound.getLong("version") == 0);
        sip.callArrives("c1", LINE);
        media.hears("c1", "zh-CN/welcome");
        assertThat(version).isPositive();
        assertThat(changeSound("hold-music", "all", true).status()).isEqualTo(200);
        assertThat(sounds(put("welcome", "zh-CN", sound(900))).getFirst().getLong("version"))
                .isPositive();
    }

    private Rest.Reply changeSound(String name, String language, boolean deleted) {
        return admin.patch(
                "changePromptSound",
                PATH + "/" + name + "/sounds/" + language,
                new JsonObject().put("deleted", deleted));
    }

    @Test
    void shouldFindASoundThatAFlowLacks() {
        put("opening-2027", "zh-CN", sound(500));

        // The hotline speaks English, too.
        assertThat(check("opening-2027")).contains("sound-lacks-language");
        put("opening-2027", "en", sound(500));
        assertThat(check("opening-2027")).isEqualTo("[]");
        assertThat(check("never-recorded")).contains("unknown-sound");
    }

    @Test
    void shouldSayWhyAFileIsRefused() {
        thenRefused("notes".getBytes(StandardCharsets.UTF_8), 415, "sound-unknown");
        thenRefused("OggS nothing".getBytes(StandardCharsets.UTF_8), 422, "sound-unreadable");
        thenRefused(sound(121_000), 422, "sound-too-long");
        thenRefused(new byte[16 * 1_024 * 1_024 + 1], 413, "too-large");
        var badName = admin.put("putPromptSound", PATH + "/Big%20Name/sounds/en", sound(500));
        assertThat(badName.status()).isEqualTo(400);
        var leader = rig.rest().as("leader");
        assertThat(leader.put("putPromptSound", PATH + "/x/sounds/en", sound(500))
                        .status())
                .isEqualTo(403);
        assertThat(leader.get("listPrompts", PATH).status()).isEqualTo(200);
        assertThat(rig.rest().as("alice").get("listPrompts", PATH).status()).isEqualTo(403);
    }

    private void thenRefused(byte[] file, int status, String code) {
        var refused = admin.put("putPromptSound", PATH + "/x/sounds/en", file);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
    }

    private void thenHas(String name, int bytes) {
        var query = new SoundQuery("demo", name, 0);
        var chunk = Eventually.await(
                rig.bus().ask(BusAddress.SOUNDS, query, SoundQuery.class, SoundChunk.class, Duration.ofSeconds(5)));
        assertThat(chunk.totalBytes()).isEqualTo(bytes);
        assertThat(chunk.wav().length()).isEqualTo(bytes);
    }

    private void publishWith(String sound) {
        var change = new JsonObject().put("version", 1).put("note", "a test").put("flow", hotlineWith(sound));
        assertThat(admin.put("publishFlow", "/api/v1/flows/hotline", change).status())
                .isEqualTo(200);
    }

    private String check(String sound) {
        return admin.post("checkFlow", "/api/v1/flows/check", new JsonObject().put("flow", hotlineWith(sound)))
                .json()
                .getJsonArray("problems")
                .encode();
    }

    private JsonObject hotlineWith(String sound) {
        var flow = admin.get("getFlow", "/api/v1/flows/hotline").json();
        var main = flow.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("nodeId").equals("main"))
                .findFirst()
                .orElseThrow();
        var sounds =
                new JsonArray().add(new JsonObject().put("type", "recording").put("name", sound));
        main.getJsonObject("step").put("sounds", sounds);
        return flow;
    }

    private JsonObject put(String name, String language, byte[] file) {
        var reply = admin.put("putPromptSound", PATH + "/" + name + "/sounds/" + language, file);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private JsonObject change(String name, JsonObject change) {
        var reply = admin.patch("changePrompt", PATH + "/" + name, change);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private List<JsonObject> list() {
        return admin.get("listPrompts", PATH).array().stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject find(List<JsonObject> all, String name) {
        return all.stream()
                .filter(prompt -> prompt.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> sounds(JsonObject prompt) {
        return prompt.getJsonArray("sounds").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** A tone. */
    private static byte[] sound(int lengthMs) {
        var samples = new short[16 * lengthMs];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.17));
        }
        return new Pcm(16_000, samples).wav();
    }
}
