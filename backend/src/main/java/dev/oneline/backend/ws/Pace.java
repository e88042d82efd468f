package dev.oneline.backend.ws;

import dev.oneline.runtime.boot.Node;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers what changes, and has it shown at most every so often: the first change after a pause at once. */
final class Pace {
    private final Node node;
    private final long everyMs;
    private final Consumer<Set<String>> show;

    // Guarded by this.
    private final Set<String> changed = new LinkedHashSet<>();
    private boolean waits;
    private long shownAtMs;

    /** @param show is given the ids of what changed since it was called last; on an event loop */
    Pace(Node node, long everyMs, Consumer<Set<String>> show) {
        this.node = node;
        this.everyMs = everyMs;
        this.show = show;
    }

    synchronized void changed(Collection<String> ids, long nowMs) {
        changed.addAll(ids);
        if (!waits) {
            waits = true;
            long waitMs = Math.clamp(shownAtMs + everyMs - nowMs, 1, everyMs);
            node.vertx().setTimer(waitMs, ignored -> show.accept(take()));
        }
    }

    private synchronized Set<String> take() {
        waits = false;
        shownAtMs = node.clock().millis();
        var taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }
}
