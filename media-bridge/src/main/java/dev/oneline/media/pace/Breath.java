package dev.oneline.media.pace;

import java.util.function.LongConsumer;

/**
 * Lets a reading thread gather packets when there are many. Waking up for one packet costs several times what relaying
 * it does; so a busy thread that just woke up waits {@link #PAUSE_NS} and finds a handful of them. A thread with little
 * to do never waits: its packets go on at once. Used by one thread.
 */
public final class Breath {
    /** The price in latency, paid by a busy bridge only. */
    public static final long PAUSE_NS = 800_000;

    /** Packets a second from which on it pays: some ten calls. */
    static final int BUSY_PER_SECOND = 500;

    private static final long WINDOW_NS = 100_000_000;

    private final LongConsumer sleep;
    private long windowStartNs;
    private int packets;
    private boolean busy;

    /** @param sleep waits for about so many ns, as {@code LockSupport::parkNanos} does */
    public Breath(LongConsumer sleep) {
        this.sleep = sleep;
    }

    /** Counts a packet. */
    public void count(long nowNs) {
        packets++;
        if (nowNs - windowStartNs >= WINDOW_NS) {
            busy = packets * 1_000_000_000L / (nowNs - windowStartNs) >= BUSY_PER_SECOND;
            windowStartNs = nowNs;
            packets = 0;
        }
    }

    /** For a reader that has emptied its sockets: waits when there is much to do. */
    public void drained() {
        if (busy) {
            sleep.accept(PAUSE_NS);
        }
    }
}
