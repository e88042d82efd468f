package dev.oneline.backend.api;

import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.identity.Role;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** Operations that not everybody may call. */
final class Allowed {
    private Allowed() {}

    /** Supervisors and administrators. */
    static ApiOperation toOversee(ApiOperation operation) {
        return call -> ifAllowed(User::oversees, operation, call);
    }

    /** Administrators alone. */
    static ApiOperation toAdminister(ApiOperation operation) {
        return call -> ifAllowed(user -> user.is(Role.ADMINISTRATOR), operation, call);
    }

    private static Future<Answer> ifAllowed(Predicate<User> allowed, ApiOperation operation, ApiCall call) {
        return allowed.test(call.user())
                ? operation.handle(call)
                : Future.failedFuture(Refused.because(Refusal.NOT_ALLOWED));
    }
}
