package dev.oneline.backend.effects;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one bridge is to do about one contact: the newest request replaces one that isn't out yet; one is out at a time;
 * it is repeated until it was heard, or its node is gone. On one context.
 *
 * @param <Q> a request that says the whole wanted state
 */
final class BridgeLine<Q> {
    private static final long FIRST_PAUSE_MS = 100;
    private static final long MAX_PAUSE_MS = 2_000;

    private final Vertx vertx;
    private final Function<Q, Future<Heard>> carrier;
    private final BooleanSupplier nodeLives;
    private final Runnable done;
    private final EffectSignals signals;
    private @Nullable Q wanted;
    private boolean out;
    private long pauseMs = FIRST_PAUSE_MS;
    private long timerId = -1;

    /** Whether the other side has it. */
    enum Heard {
        YES,
        /** Not now; it is worth saying again. */
        LATER
    }

    /**
     * @param carrier sends a request; a failed future means the same as {@link Heard#LATER}
     * @param done called when nothing is left to say
     */
    BridgeLine(
            Vertx vertx,
            Function<Q, Future<Heard>> carrier,
            BooleanSupplier nodeLives,
            Runnable done,
            EffectSignals signals) {
        this.vertx = vertx;
        this.carrier = carrier;
        this.nodeLives = nodeLives;
        this.done = done;
        this.signals = signals;
    }

    @Nullable
    Q wanted() {
        return wanted;
    }

    void want(Q request) {
        wanted = request;
        pauseMs = FIRST_PAUSE_MS;
        if (!out) {
            say();
        }
    }

    void stop() {
        wanted = null;
        vertx.cancelTimer(timerId);
    }

    private void say() {
        vertx.cancelTimer(timerId);
        var request = wanted;
        if (request == null) {
            return;
        }
        out = true;
        carrier.apply(request).onComplete(heard -> answered(request, heard.succeeded() && heard.result() == Heard.YES));
    }

    @SuppressWarnings("ReferenceEquality")
    private void answered(Q request, boolean heard) {
        out = false;
        if (wanted != request) {
            // Superseded on the way.
            say();
        } else if (heard) {
            wanted = null;
            done.run();
        } else if (!nodeLives.getAsBoolean()) {
            signals.dropped();
            wanted = null;
            done.run();
        } else {
            signals.repeated();
            timerId = vertx.setTimer(pauseMs, ignored -> say());
            pauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2);
        }
    }
}
