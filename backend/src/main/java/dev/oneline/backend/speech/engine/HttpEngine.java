package dev.oneline.backend.speech.engine;

import dev.oneline.backend.prompt.sound.SoundFile;
import dev.oneline.backend.speech.SpeechEngine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service that speaks by {@code POST …/audio/speech} as OpenAI's does; many that one runs oneself do so, too. */
public final class HttpEngine implements SpeechEngine {
    private static final int MAX_CONNECTIONS = 4;
    private static final int MAX_QUEUED = 32;
    private static final int OK = 200;
    private static final String ID = "http";

    private final HttpClient client;
    private final SpeechService service;
    private final long timeoutMs;

    public HttpEngine(Vertx vertx, SpeechService service, long timeoutMs) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxRedirects(0).setConnectTimeout(3_000),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_QUEUED));
        this.service = service;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Voice> voices() {
        return service.voices().stream()
                .map(voice -> new Voice(ID + ":" + voice, service.model() + " " + voice, ""))
                .toList();
    }

    @Override
    public Future<byte[]> speak(String text, String language, Voice voice) {
        var body = new JsonObject()
                .put("model", service.model())
                .put("voice", voice.id().substring(ID.length() + 1))
                .put("input", text)
                .put("response_format", "wav");
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(service.url() + "/audio/speech")
                .setTimeout(timeoutMs)
                .putHeader("Content-Type", "application/json");
        if (!service.key().isEmpty()) {
            options.putHeader("Authorization", "Bearer " + service.key());
        }
        return client.request(options)
                .compose(request -> request.send(body.toBuffer()))
                .compose(response -> response.statusCode() == OK
                        ? bounded(response)
                        : Future.failedFuture("status " + response.statusCode()))
                .timeout(timeoutMs, TimeUnit.MILLISECONDS)
                .map(Buffer::getBytes);
    }

    /** Nobody's answer may fill the memory. */
    private static Future<Buffer> bounded(HttpClientResponse response) {
        var body = Buffer.buffer();
        var read = Promise.<Buffer>promise();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > SoundFile.MAX_BYTES) {
                read.tryFail("the answer is too long");
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(body));
        return read.future();
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
