package dev.oneline.media.prompt;

import org.jspecify.annotations.Nullable;

/** One sound file in one codec: ready, on its way, or missing. Thread-safe. */
public final class Sound {
    /** What it takes to know of a sound, beside its frames. */
    private static final int OVERHEAD_BYTES = 256;
    /** Of a frame's array and its place in the list, beside its content. */
    private static final int FRAME_OVERHEAD_BYTES = 24;

    static final Sound MISSING = new Sound(0);

    static {
        MISSING.miss();
    }

    private volatile @Nullable EncodedPrompt encoded;
    private volatile boolean missing;
    private volatile long usedNs;

    Sound(long nowNs) {
        usedNs = nowNs;
    }

    /** Null while it is being encoded, and when there is none. */
    @Nullable
    EncodedPrompt encoded() {
        return encoded;
    }

    boolean isMissing() {
        return missing;
    }

    boolean isOnItsWay() {
        return encoded == null && !missing;
    }

    void complete(EncodedPrompt result) {
        encoded = result;
    }

    void miss() {
        missing = true;
    }

    /** Says that somebody plays it, or is about to. */
    void use(long nowNs) {
        usedNs = nowNs;
    }

    long usedNs() {
        return usedNs;
    }

    static long bytes(@Nullable EncodedPrompt prompt) {
        long bytes = OVERHEAD_BYTES;
        if (prompt != null) {
            for (byte[] frame : prompt.frames()) {
                bytes += frame.length + FRAME_OVERHEAD_BYTES;
            }
        }
        return bytes;
    }
}
