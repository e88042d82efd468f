package dev.oneline.backend.http;

import dev.oneline.backend.identity.User;
import dev.oneline.backend.text.Language;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request that is valid by the contract. */
public final class ApiCall {
    private final RoutingContext context;
    private final ValidatedRequest request;
    private final @Nullable Signed signed;

    /** The user of the token, and the token. */
    public record Signed(User user, String token) {}

    ApiCall(RoutingContext context, ValidatedRequest request, @Nullable Signed signed) {
        this.context = context;
        this.request = request;
        this.signed = signed;
    }

    /** Of an operation that asks for a token. */
    public Signed signed() {
        return Objects.requireNonNull(signed, "the operation is public by the contract");
    }

    public User user() {
        return signed().user();
    }

    public JsonObject body() {
        var body = request.getBody();
        return body == null || !body.isJsonObject() ? new JsonObject() : body.getJsonObject();
    }

    /** A file, of an operation that takes one. */
    public byte[] file() {
        var body = request.getBody();
        return body == null || !body.isBuffer() ? new byte[0] : body.getBuffer().getBytes();
    }

    public String path(String name) {
        return Objects.requireNonNull(request.getPathParameters().get(name), name)
                .getString();
    }

    public long pathNumber(String name) {
        return Objects.requireNonNull(request.getPathParameters().get(name), name)
                .getLong();
    }

    public @Nullable String queryText(String name) {
        var value = query(name);
        return value == null ? null : value.getString();
    }

    public @Nullable Long queryNumber(String name) {
        var value = query(name);
        return value == null ? null : value.getLong();
    }

    public @Nullable String header(String name) {
        return context.request().getHeader(name);
    }

    /** The address that the request came from: a proxy's, when there is one in front. */
    public String remoteAddress() {
        return Remote.address(context.request());
    }

    /** Whether the page behind the request is ours. */
    public boolean fromOwnPage(String origin) {
        return Origins.isOwn(context.request(), origin);
    }

    public Language language() {
        return Language.ofHeader(header("Accept-Language"));
    }

    private @Nullable RequestParameter query(String name) {
        var value = request.getQuery().get(name);
        return value == null || value.isNull() || value.isEmpty() ? null : value;
    }
}
