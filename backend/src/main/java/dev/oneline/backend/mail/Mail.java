package dev.oneline.backend.mail;

import io.vertx.core.Future;

/** A way out for letters. */
public interface Mail {
    /** Completes once a mail server has taken it; fails when none did. */
    Future<Void> send(Letter letter);

    Future<Void> close();
}
