package dev.oneline.backend.flow;

import dev.oneline.core.flow.LiveFlow;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a tenant's flows now. However many ask, the shard is looked through once in {@link #EVERY_MS}, for all of them
 * and all flows.
 */
public final class LiveFlows {
    static final long EVERY_MS = 1_000;

    private final InstantSource clock;
    private final Supplier<Future<Map<String, LiveFlow>>> look;

    // Guarded by this.
    private @Nullable Picture last;

    private record Picture(long askedAtMs, Future<Shown> shown) {}

    /** By the id of the flow. */
    public record Shown(long asOfMs, Map<String, LiveFlow> flows) {}

    /** @param look at the shard, as of the clock's now */
    public LiveFlows(InstantSource clock, Supplier<Future<Map<String, LiveFlow>>> look) {
        this.clock = clock;
        this.look = look;
    }

    /** At most a second old. */
    public synchronized Future<Shown> show() {
        long nowMs = clock.millis();
        var known = last;
        if (known == null
                || known.shown().failed()
                || nowMs - known.askedAtMs() >= EVERY_MS
                || nowMs < known.askedAtMs()) {
            known = new Picture(nowMs, look.get().map(flows -> new Shown(nowMs, flows)));
            last = known;
        }
        return known.shown();
    }
}
