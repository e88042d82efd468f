package dev.oneline.runtime.bus;

import io.vertx.core.Future;

/** An address that is being served or listened to, until closed. */
@FunctionalInterface
public interface Registration {
    /** Completes once no further message arrives. Closing twice does nothing. */
    Future<Void> close();
}
