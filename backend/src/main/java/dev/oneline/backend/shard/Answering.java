package dev.oneline.backend.shard;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/** A promise that is kept on the context of the one who asked, or right here when he had none. */
final class Answering<T> {
    private final @Nullable Context context;
    private final Promise<T> promise = Promise.promise();

    Answering(@Nullable Context context) {
        this.context = context;
    }

    Future<T> future() {
        return promise.future();
    }

    void complete(T value) {
        on(() -> promise.tryComplete(value));
    }

    void fail(Throwable cause) {
        on(() -> promise.tryFail(cause));
    }

    private void on(Runnable action) {
        if (context == null) {
            action.run();
        } else {
            context.runOnContext(ignored -> action.run());
        }
    }
}
