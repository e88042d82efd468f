package dev.oneline.sip.trunk;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.Trunks;
import dev.oneline.contract.bus.TrunksQuery;
import dev.oneline.runtime.bus.Bus;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Asks for the trunks until someone answers, and then again each ten seconds. A silent backend changes nothing. */
public final class TrunkWatch {
    private static final long UNANSWERED_PAUSE_MS = 250;
    private static final long REFRESH_MS = 10_000;
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Bus bus;
    private final TrunkBook book;
    private final Runnable onFirstKnown;
    private volatile boolean stopped;

    /** @param onFirstKnown called once, on the context that calls {@link #start} */
    public TrunkWatch(Vertx vertx, Bus bus, TrunkBook book, Runnable onFirstKnown) {
        this.vertx = vertx;
        this.bus = bus;
        this.book = book;
        this.onFirstKnown = onFirstKnown;
    }

    public void start() {
        ask();
    }

    public void stop() {
        stopped = true;
    }

    private void ask() {
        if (stopped) {
            return;
        }
        bus.ask(BusAddress.TRUNKS, new TrunksQuery(), TrunksQuery.class, Trunks.class, REPLY_TIMEOUT)
                .onComplete(trunks -> {
                    if (stopped) {
                        return;
                    }
                    if (trunks.succeeded()) {
                        boolean first = !book.isKnown();
                        book.replace(trunks.result().trunks());
                        if (first) {
                            onFirstKnown.run();
                        }
                    }
                    vertx.setTimer(book.isKnown() ? REFRESH_MS : UNANSWERED_PAUSE_MS, again -> ask());
                });
    }
}
