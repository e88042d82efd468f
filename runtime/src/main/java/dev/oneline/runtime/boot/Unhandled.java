package dev.oneline.runtime.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody handled in a Vert.x. */
public final class Unhandled {
    private static final Logger LOG = LoggerFactory.getLogger(Unhandled.class);

    private Unhandled() {}

    /** From now on it is logged: a connection that broke, as when its peer was killed, in one line; a bug with its trace. */
    public static void logIn(Vertx vertx) {
        vertx.exceptionHandler(Unhandled::log);
    }

    private static void log(Throwable cause) {
        if (cause instanceof IOException) {
            LOG.warn("connection broke cause=\"{}\"", cause.toString());
        } else {
            LOG.error("unhandled exception", cause);
        }
    }
}
