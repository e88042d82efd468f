package dev.oneline.runtime.bus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is told otherwise. */
public final class ManualClock implements InstantSource {
    private final AtomicLong nowMs = new AtomicLong(1_000_000);

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs.get());
    }

    public void advance(long ms) {
        nowMs.addAndGet(ms);
    }
}
