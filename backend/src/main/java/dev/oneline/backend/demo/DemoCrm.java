package dev.oneline.backend.demo;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company's customer system as flows ask it, see {@link dev.oneline.backend.flow.LookUps}: {@code account} and {@code
 * pin} in, {@code balance} out.
 */
public final class DemoCrm {
    public static final String PATH = "/demo/crm/accounts";

    private static final int MAX_BODY_BYTES = 4 * 1024;

    /** It must be told before, and be small. */
    private static boolean bounded(@Nullable String contentLength) {
        return contentLength != null
                && contentLength.matches("\\d{1,4}")
                && Integer.parseInt(contentLength) <= MAX_BODY_BYTES;
    }

    private record Account(String pin, String balance) {}

    private static final Map<String, Account> ACCOUNTS = Map.of("100200", new Account("4321", "1288.50"));

    private DemoCrm() {}

    public static void handle(HttpServerRequest request) {
        if (!bounded(request.getHeader("Content-Length"))) {
            request.response().setStatusCode(413).end();
            return;
        }
        request.body().onSuccess(body -> {
            try {
                var arguments = body.toJsonObject().getJsonObject("arguments", new JsonObject());
                var account = ACCOUNTS.get(arguments.getString("account", ""));
                if (account == null || !account.pin().equals(arguments.getString("pin"))) {
                    request.response().setStatusCode(404).end();
                } else {
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(new JsonObject()
                                    .put("balance", account.balance())
                                    .encode());
                }
            } catch (DecodeException | ClassCastException notAQuestion) {
                request.response().setStatusCode(400).end();
            }
        });
    }
}
