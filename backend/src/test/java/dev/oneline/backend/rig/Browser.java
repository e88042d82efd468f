package dev.oneline.backend.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A browser's WebSocket that holds every message against the schema, and sends beats back. */
public final class Browser {
    private static final long LIMIT_S = 15;

    private final WebSocketClient client;
    private final WebSocketConnectOptions options;
    private final Validator serverMessages;
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;
    private long nextId = 1;

    Browser(Vertx vertx, int port) {
        this.client = vertx.createWebSocketClient();
        this.options =
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/ws");
        var document = new JsonObject(vertx.fileSystem().readFileBlocking("contract/ws.schema.json"));
        var schemaOptions = new JsonSchemaOptions()
                .setBaseUri("https://oneline.dev/contract/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
        this.serverMessages = SchemaRepository.create(schemaOptions)
                .dereference(JsonSchema.of(document))
                .validator(
                        JsonSchema.of(
                                new JsonObject().put("$ref", document.getString("$id") + "#/$defs/ServerMessage")),
                        schemaOptions);
    }

    /** The first offer of a leg. */
    public static JsonObject sdpOffer(String contactId, String legId, String sdp) {
        return new JsonObject()
                .put("type", "sdp-offer")
                .put("contactId", contactId)
                .put("legId", legId)
                .put("attempt", 1)
                .put("sdp", sdp);
    }

    public Browser withOrigin(String origin) {
        options.addHeader("Origin", origin);
        return this;
    }

    public Browser connect() {
        var opened = Eventually.await(client.connect(options).onSuccess(this::listen));
        assertThat(opened.isClosed()).isFalse();
        return this;
    }

    /** Fails as the server refuses. */
    public Throwable connectRefused() {
        var failure = new CompletableFuture<Throwable>();
        client.connect(options)
                .onSuccess(opened -> failure.complete(new AssertionError("let in")))
                .onFailure(failure::complete);
        return failure.orTimeout(LIMIT_S, TimeUnit.SECONDS).join();
    }

    public void hello(String token) {
        send(new JsonObject().put("type", "hello").put("token", token).put("language", "en"));
    }

    /** Sends a request and gives the answer to it. */
    public JsonObject ask(JsonObject request) {
        long id = nextId++;
        send(request.put("id", id));
        return next(message -> message.getLong("id", -1L) == id, "an answer to " + request);
    }

    public JsonObject ask(String type) {
        return ask(new JsonObject().put("type", type));
    }

    public void send(JsonObject message) {
        sendText(message.encode());
    }

    public void sendText(String text) {
        if (socket != null) {
            socket.writeTextMessage(text);
        }
    }

    /** The next message of a type; what comes before it is left out. */
    public JsonObject next(String type) {
        return next(message -> message.getString("type").equals(type), "a " + type);
    }

    /** The first desk picture from now on that is as wanted. */
    public JsonObject desk(Predicate<JsonObject> wanted) {
        return next(message -> message.getString("type").equals("desk") && wanted.test(message), "a desk");
    }

    public JsonObject deskInState(String state) {
        return desk(desk -> desk.getString("state").equals(state));
    }

    public JsonObject next(Predicate<JsonObject> wanted, String what) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        try {
            while (true) {
                var message = received.poll(endNs - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new AssertionError("never came: " + what);
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public int closeCode() {
        return closed.orTimeout(LIMIT_S, TimeUnit.SECONDS).join();
    }

    public void close() {
        if (socket != null) {
            Eventually.await(socket.close());
        }
    }

    private void listen(WebSocket opened) {
        socket = opened;
        opened.closeHandler(ignored -> {
            Short code = opened.closeStatusCode();
            closed.complete(code == null ? 0 : code.intValue());
        });
        opened.textMessageHandler(text -> {
            var message = new JsonObject(text);
            var outcome = serverMessages.validate(message);
            if (!outcome.getValid()) {
                received.add(new JsonObject().put("type", "invalid").put("message", message));
                throw new AssertionError("not by the schema: " + message + " " + outcome.toJson());
            }
            if (message.getString("type").equals("beat")) {
                opened.writeTextMessage(text);
            } else {
                received.add(message);
            }
        });
    }
}
