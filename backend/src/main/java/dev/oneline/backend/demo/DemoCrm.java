package dev.oneline.backend.demo;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A company's customer system as flows ask it, see {@link dev.oneline.backend.flow.LookUps}: {@code account} and {@code
 * pin} in, {@code balance} out.
 */
public final class DemoCrm {
    public static final String PATH = "/demo/crm/accounts";

    private static final int MAX_BODY_BYTES = 4 * 1024;

    private record Account(String pin, String balance) {}

    private static final Map<String, Account> ACCOUNTS = Map.of("100200", new Account("4321", "1288.50"));

    private DemoCrm() {}

    public static void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (body.length() > MAX_BODY_BYTES) {
                request.response().setStatusCode(413).end();
                return;
            }
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
