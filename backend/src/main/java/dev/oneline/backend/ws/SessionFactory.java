package dev.oneline.backend.ws;

import io.vertx.core.Future;
import java.util.Optional;

/** Makes of a hello's token what the connection is. Empty: the token isn't good. */
@FunctionalInterface
public interface SessionFactory {
    Future<Optional<Session>> open(WsConnection connection, String token);
}
