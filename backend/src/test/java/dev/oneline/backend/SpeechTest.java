package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import dev.oneline.backend.speech.engine.EspeakEngine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Text becomes speech over REST: by a service that is a small HTTP server here, and by espeak-ng where it is installed. */
class SpeechTest {
    private final BackendRig rig = new BackendRig();
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private @Nullable HttpServer service;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldListenAndKeepWhatAServiceSpeaks() {
        given("nova, alloy");
        rig.with("speech-engines", "service").start();

        var voices = admin().get("listVoices", "/api/v1/speech/voices").array();
        assertThat(voices.getJsonObject(0).getString("voiceId")).isEqualTo("http:nova");
        var body = new JsonObject()
                .put("text", "Wir sind umgezogen.")
                .put("language", "de")
                .put("voiceId", "http:alloy");
        var heard = admin().send("POST", "/api/v1/speech", body.encode(), "application/json");

        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.headers().get("content-type")).isEqualTo("audio/wav");
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.getString("authorization")).isEqualTo("Bearer k3y");
            assertThat(request.getString("path")).isEqualTo("/v1/audio/speech");
            assertThat(request.getString("model")).isEqualTo("tts-1");
            assertThat(request.getString("voice")).isEqualTo("alloy");
            assertThat(request.getString("input")).isEqualTo("Wir sind umgezogen.");
        });
        // To keep it is no more work.
        var kept = keep("moved", "de", "Wir sind umgezogen.", "http:alloy").json();
        var sound = kept.getJsonArray("sounds").getJsonObject(0);
        assertThat(sound.getString("text")).isEqualTo("Wir sind umgezogen.");
        assertThat(sound.getLong("lengthMs")).isEqualTo(750);
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldLetCallersHearIt() {
        given("alloy");
        rig.start();
        var media = FakeMediaBridge.started(rig);
        var sip = FakeSipBridge.started(rig);
        var version = keep("welcome", "zh-CN", "新年好", "http:alloy")
                .json()
                .getJsonArray("sounds")
                .getJsonObject(0)
                .getLong("version");

        sip.callArrives("c1", "4008001234");

        media.hears("c1", "library/zh-CN:welcome:" + version);
    }

    @Test
    void shouldTryTheNextEngineAndSayWhenNoneCan() {
        given("alloy");
        status = 500;
        rig.with("speech-engines", "service").start();

        var refused = keep("welcome", "zh-CN", "新年好", null);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("no-speech");
        assertThat(asked).hasSize(1);
        assertThat(rig.meters().scrape())
                .contains("oneline_speech_seconds_count{engine=\"http\",outcome=\"failed\"} 1");
        rig.stop();
        assumeThat(EspeakEngine.find(System.getenv("PATH"), 1_000)).isPresent();
        rig.with("speech-engines", "service,espeak-ng").start();
        assertThat(keep("welcome", "zh-CN", "新年好", null).status()).isEqualTo(200);
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldSpeakWithEspeak() {
        assumeThat(EspeakEngine.find(System.getenv("PATH"), 1_000)).isPresent();
        rig.start();

        var short1 = keep("one", "en", "Hello.", null).json();
        var long1 = keep(
                        "two",
                        "en",
                        "Hello. --help is no option here. This is a longer text, that takes its time.",
                        null)
                .json();

        assertThat(lengthMs(short1)).isBetween(200L, 1_500L);
        assertThat(lengthMs(long1)).isGreaterThan(3 * lengthMs(short1));
        assertThat(lengthMs(keep("three", "all", "你好，欢迎致电。", null).json())).isGreaterThan(800L);
        assertThat(keep("four", "en", " ", null).status()).isEqualTo(400);
        assertThat(keep("four", "fr", "Bonjour", null).code()).isEqualTo("no-speech");
    }

    private static long lengthMs(JsonObject prompt) {
        return prompt.getJsonArray("sounds").getJsonObject(0).getLong("lengthMs");
    }

    private Rest admin() {
        return rig.rest().as("admin");
    }

    private Rest.Reply keep(String name, String language, String text, @Nullable String voiceId) {
        var body = new JsonObject().put("text", text);
        if (voiceId != null) {
            body.put("voiceId", voiceId);
        }
        return admin().post("speakPromptSound", "/api/v1/prompts/" + name + "/sounds/" + language + "/speech", body);
    }

    private void given(String voices) {
        var wav = Buffer.buffer(new Pcm(16_000, new short[12_000]).wav());
        service = Eventually.await(rig.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    asked.add(body.toJsonObject()
                            .put("path", request.path())
                            .put("authorization", request.getHeader("Authorization")));
                    request.response().setStatusCode(status).end(status == 200 ? wav : Buffer.buffer("no"));
                }))
                .listen(0, "127.0.0.1"));
        rig.with("speech-url", "http://127.0.0.1:" + service.actualPort() + "/v1/")
                .with("speech-key", "k3y")
                .with("speech-voices", voices);
    }
}
