package dev.oneline.media.leg;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that sends what is due every 20 ms: prompts and silence of all calls. */
public final class FrameClock {
    private static final Logger LOG = LoggerFactory.getLogger(FrameClock.class);
    private static final long INTERVAL_NS = 20_000_000;
    /** After a longer pause of the machine the missed frames are left out: they would come as a burst. */
    private static final long MAX_LAG_NS = 5 * INTERVAL_NS;

    private static final long CLOSE_WAIT_MS = 2_000;

    private final LongConsumer onTick;
    private final Thread thread;
    private volatile boolean closed;

    /** @param onTick gets the time in ns */
    public FrameClock(LongConsumer onTick) {
        this.onTick = onTick;
        this.thread = Thread.ofPlatform()
                .name("media-frame-clock")
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long dueNs = System.nanoTime();
        while (!closed) {
            long nowNs = System.nanoTime();
            if (nowNs - dueNs < 0) {
                LockSupport.parkNanos(this, dueNs - nowNs);
                continue;
            }
            try {
                onTick.accept(nowNs);
            } catch (RuntimeException e) {
                // A bug in one call: the others' music goes on.
                LOG.error("frame clock failed", e);
            }
            dueNs += INTERVAL_NS;
            if (nowNs - dueNs > MAX_LAG_NS) {
                dueNs = nowNs + INTERVAL_NS;
            }
        }
    }
}
