package dev.oneline.backend.work;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads and a bounded queue for calls that block; beyond it a call fails at once with {@link Overloaded}. */
public final class WorkPool implements AutoCloseable {
    private static final long IDLE_S = 30;

    private final String name;
    private final ThreadPoolExecutor threads;

    public WorkPool(String name, int threadCount, int queueLimit) {
        this.name = name;
        this.threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                IDLE_S,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueLimit),
                Thread.ofPlatform().name("oneline-" + name + "-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs it on a thread of the pool; the future completes on the caller's context, if it has one. */
    public <T> Future<T> run(Callable<T> work) {
        Promise<T> promise = Promise.promise();
        var context = Vertx.currentContext();
        try {
            threads.execute(() -> {
                var outcome = attempt(work);
                if (context == null) {
                    promise.handle(outcome);
                } else {
                    context.runOnContext(ignored -> promise.handle(outcome));
                }
            });
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(new Overloaded(name));
        }
        return promise.future();
    }

    private static <T> Future<T> attempt(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Throwable t) {
            // Whatever it was, also too little memory: whoever waits is told.
            return Future.failedFuture(t);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
