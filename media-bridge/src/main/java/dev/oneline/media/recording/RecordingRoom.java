package dev.oneline.media.recording;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much recorded sound a bridge keeps until a backend has taken it, over all recordings. A recording that finds no room
 * for its next seconds ends there. Thread-safe.
 */
public final class RecordingRoom {
    /** More than two hours of sound. */
    public static final long MAX_BYTES = 64L * 1_024 * 1_024;

    private final long maxBytes;
    private final AtomicLong taken = new AtomicLong();

    public RecordingRoom(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= maxBytes) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** The part is taken by a backend, or given up. */
    public void settled() {
        giveBack(Tape.PART_BYTES);
    }

    public long takenBytes() {
        return taken.get();
    }
}
