package dev.oneline.runtime.boot;

import io.vertx.core.Future;

/** A part that can be started and stopped: the backend, a media bridge, a SIP bridge. */
public interface Deployable {
    /**
     * Completes once it serves. Fails with {@link StartRefused} when something outside forbids it (a busy port, say):
     * whatever it had opened by then is closed again.
     */
    Future<Void> start();

    /** Completes once everything it held is released. May be called before start has completed, and twice. */
    Future<Void> stop();
}
