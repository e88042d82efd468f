package dev.oneline.media.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded so far, a byte a sample, in parts of three seconds that are handed out one after the other. Each takes
 * room when it begins. Not thread-safe.
 */
final class Tape {
    static final int PART_BYTES = 24_000;

    private final byte silence;
    private final RecordingRoom room;
    private final List<byte @Nullable []> parts = new ArrayList<>();
    private int written;
    private int handedOut;

    Tape(byte silence, RecordingRoom room) {
        this.silence = silence;
        this.room = room;
    }

    /** Up to where there is something, in samples. */
    int written() {
        return written;
    }

    int handedOut() {
        return handedOut;
    }

    /**
     * Puts samples at a place, which may be before or behind the end: what lies between is silence.
     *
     * @return false when there was no room for all of it
     */
    boolean write(int place, byte[] codes, int length) {
        for (int i = Math.max(0, handedOut * PART_BYTES - place); i < length; i++) {
            byte[] part = part((place + i) / PART_BYTES);
            if (part == null) {
                return false;
            }
            part[(place + i) % PART_BYTES] = codes[i];
            written = Math.max(written, place + i + 1);
        }
        return true;
    }

    /** The sample at a place that isn't handed out yet. */
    byte at(int place) {
        byte[] part = parts.get(place / PART_BYTES);
        return part == null ? silence : part[place % PART_BYTES];
    }

    /** The next part, of so many samples. */
    byte[] handOut(int length) {
        byte[] part = parts.set(handedOut++, null);
        if (part == null) {
            throw new IllegalStateException("nothing was recorded for this part");
        }
        return length == part.length ? part : Arrays.copyOf(part, length);
    }

    /** What wasn't handed out is forgotten. */
    void discard() {
        room.giveBack((long) (parts.size() - handedOut) * PART_BYTES);
        parts.clear();
    }

    private byte @Nullable [] part(int index) {
        while (parts.size() <= index) {
            if (!room.take(PART_BYTES)) {
                return null;
            }
            var fresh = new byte[PART_BYTES];
            Arrays.fill(fresh, silence);
            parts.add(fresh);
        }
        return parts.get(index);
    }
}
