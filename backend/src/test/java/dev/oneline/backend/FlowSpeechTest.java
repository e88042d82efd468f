package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakePiper;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.core.flow.speech.SpokenText;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are spoken within a flow. The engines are a small HTTP server, and a script in the place of Piper. */
class FlowSpeechTest {
    private static final String LINE = "4008001234";
    private static final int SERVICES_BYTES = 44 + 2 * 12_000;

    private final BackendRig rig = new BackendRig();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile long delayMs;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldSpeakATextOnceForAllWhoHearIt() {
        givenAService();
        rig.with("speech-engines", "service").start();
        var media = FakeMediaBridge.started(rig);
        var sip = FakeSipBridge.started(rig);
        publish(1, "您好，{caller}");

        sip.callArrives("c1", LINE);

        var name = new SpokenText("zh-CN", "您好，13800000001").name();
        media.hears("c1", name);
        // It was begun when the plan was sent; a bridge that fetches it in pieces waits for that.
        var both = Eventually.await(Future.all(ask(name), ask(name)));
        assertThat(both.<SoundChunk>resultAt(0)).isEqualTo(both.<SoundChunk>resultAt(1));
        assertThat(both.<SoundChunk>resultAt(0).totalBytes()).isEqualTo(SERVICES_BYTES);
        assertThat(asked).containsExactly("您好，13800000001");
        // What is the same for all was spoken when it was published, in both languages of the hotline.
        publish(2, "新春快乐");
        Eventually.until("all was spoken", () -> asked.size() == 3);
        Eventually.await(ask(new SpokenText("en", "新春快乐").name()));
        assertThat(asked).containsExactly("您好，13800000001", "新春快乐", "新春快乐");
        // Another backend of the installation has it from the database, and so has this one after a restart.
        rig.stop();
        rig.start();
        assertThat(Eventually.await(ask(name)).totalBytes()).isEqualTo(SERVICES_BYTES);
        assertThat(asked).hasSize(3);
        // Of another tenant nothing is known.
        var others = new SoundQuery("nobody", name, 0);
        assertThat(Eventually.await(ask(others))).isEqualTo(SoundChunk.MISSING);
    }

    @Test
    void shouldLetTheNextEngineSpeakWhereTheFirstIsLateAndKeepWhatTheFirstSaid() throws IOException {
        givenAService();
        delayMs = 2_000;
        var piper = FakePiper.in(folder).speaking("zh_CN-huayan-medium", "zh_CN", new short[8_000]);
        rig.with("speech-piper", folder.toString())
                .with("speech-piper-program", piper.program())
                .with("speech-engines", "service,piper")
                .start();
        var name = new SpokenText("zh-CN", "您好").name();

        assertThat(Eventually.await(ask(name)).totalBytes()).isEqualTo(44 + 2 * 8_000);

        Eventually.until(
                "the service's is there", () -> Eventually.await(ask(name)).totalBytes() == SERVICES_BYTES);
        assertThat(asked).containsExactly("您好");
        assertThat(voices()).contains("piper:zh_CN-huayan-medium");
    }

    @Test
    void shouldSayThatItCantWhereNoEngineDoes() throws IOException {
        var piper = FakePiper.in(folder).speaking("en_US-lessac-low", "en_US", new short[8_000]);
        rig.with("speech-piper", folder.toString())
                .with("speech-piper-program", piper.program())
                .with("speech-engines", "piper")
                .start();

        assertThat(Eventually.await(ask(new SpokenText("zh-CN", "您好").name()))).isEqualTo(SoundChunk.MISSING);
        assertThat(Eventually.await(ask(new SpokenText("en", "Hello").name())).totalBytes())
                .isEqualTo(44 + 2 * 8_000);
        // The text goes in by standard input, in one line, and never as an option.
        assertThat(piper.heard()).isEqualTo("Hello");
        // Who publishes such a text is told.
        var body = new JsonObject().put("flow", hotlineSaying("Hello"));
        assertThat(problems(body)).contains("language-not-spoken", "warning", "Nothing speaks zh-CN here");
        assertThat(Eventually.await(ask("say/zh-CN:A"))).isEqualTo(SoundChunk.MISSING);
        assertThat(Eventually.await(ask("say/../x:AAAA"))).isEqualTo(SoundChunk.MISSING);
    }

    private String problems(JsonObject body) {
        return admin().post("checkFlow", "/api/v1/flows/check", body)
                .json()
                .getJsonArray("problems")
                .encode();
    }

    private String voices() {
        return admin().get("listVoices", "/api/v1/speech/voices").array().encode();
    }

    private Rest admin() {
        return rig.rest().as("admin");
    }

    private Future<SoundChunk> ask(String name) {
        return ask(new SoundQuery("demo", name, 0));
    }

    private Future<SoundChunk> ask(SoundQuery query) {
        return rig.bus().ask(BusAddress.SOUNDS, query, SoundQuery.class, SoundChunk.class, Duration.ofSeconds(5));
    }

    private void publish(int version, String text) {
        var change =
                new JsonObject().put("version", version).put("note", "a test").put("flow", hotlineSaying(text));
        var reply = admin().put("publishFlow", "/api/v1/flows/hotline", change);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private JsonObject hotlineSaying(String text) {
        var flow = admin().get("getFlow", "/api/v1/flows/hotline").json();
        var welcome = flow.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("nodeId").equals(flow.getString("startNodeId")))
                .findFirst()
                .orElseThrow();
        var sound = new JsonObject().put("type", "value").put("as", "text").put("text", text);
        welcome.getJsonObject("step").put("sounds", new JsonArray().add(sound));
        return flow;
    }

    private void givenAService() {
        var wav = Buffer.buffer(new Pcm(16_000, new short[12_000]).wav());
        var service = Eventually.await(rig.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    asked.add(body.toJsonObject().getString("input"));
                    rig.vertx()
                            .timer(1 + delayMs, java.util.concurrent.TimeUnit.MILLISECONDS)
                            .onSuccess(ignored -> request.response().end(wav));
                }))
                .listen(0, "127.0.0.1"));
        rig.with("speech-url", "http://127.0.0.1:" + service.actualPort() + "/v1/");
    }
}
