package dev.oneline.backend.http;

import dev.oneline.backend.identity.User;
import io.vertx.core.Future;
import java.util.Optional;

/** Who a token belongs to, if it is known and still good. */
@FunctionalInterface
public interface Authenticator {
    Future<Optional<User>> userOf(String token);
}
