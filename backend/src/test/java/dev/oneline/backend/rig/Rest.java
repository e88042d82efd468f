package dev.oneline.backend.rig;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A REST client that holds every answer against the OpenAPI document. */
public final class Rest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final OpenAPIContract contract;
    private final ResponseValidator validator;
    private final String base;
    private @Nullable String token;
    private final Map<String, String> headers = new HashMap<>();

    public record Reply(int status, String body, Map<String, String> headers) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        public JsonArray array() {
            return new JsonArray(body);
        }

        public String code() {
            return json().getString("code");
        }
    }

    Rest(Vertx vertx, int port) {
        this.base = "http://127.0.0.1:" + port;
        this.contract = Eventually.await(OpenAPIContract.from(vertx, "contract/openapi.yaml"));
        this.validator = ResponseValidator.create(vertx, contract);
    }

    public Rest as(String username) {
        token = token(username);
        return this;
    }

    public Rest withToken(@Nullable String newToken) {
        token = newToken;
        return this;
    }

    public Rest withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public String token(String username) {
        return login("demo", username, username + "-demo").json().getString("token");
    }

    public Reply login(String tenant, String username, String password) {
        return post(
                "login",
                "/api/v1/login",
                new JsonObject().put("tenant", tenant).put("username", username).put("password", password));
    }

    public Reply get(String operationId, String path) {
        return valid(operationId, send("GET", path, null, null));
    }

    public Reply post(String operationId, String path, JsonObject body) {
        return valid(operationId, send("POST", path, body.encode(), "application/json"));
    }

    public Reply put(String operationId, String path, JsonObject body) {
        return valid(operationId, send("PUT", path, body.encode(), "application/json"));
    }

    public Reply patch(String operationId, String path, JsonObject body) {
        return valid(operationId, send("PATCH", path, body.encode(), "application/json"));
    }

    public Reply post(String operationId, String path) {
        return valid(operationId, send("POST", path, null, null));
    }

    public Reply delete(String operationId, String path) {
        return valid(operationId, send("DELETE", path, null, null));
    }

    /** A file. */
    public Reply put(String operationId, String path, byte[] file) {
        var body = HttpRequest.BodyPublishers.ofByteArray(file);
        return valid(operationId, sendBody("PUT", path, body, "application/octet-stream"));
    }

    /** As it comes, held against nothing. */
    public Reply send(String method, String path, @Nullable String body, @Nullable String contentType) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return sendBody(method, path, publisher, contentType);
    }

    private Reply sendBody(String method, String path, HttpRequest.BodyPublisher body, @Nullable String contentType) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var received = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
            return new Reply(response.statusCode(), response.body(), received);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Reply valid(String operationId, Reply reply) {
        var type = reply.headers().get("content-type");
        var response = reply.body().isEmpty()
                ? ValidatableResponse.create(reply.status())
                : ValidatableResponse.create(reply.status(), Buffer.buffer(reply.body()), type);
        Eventually.await(validator.validate(response, operationId));
        return reply;
    }
}
