package dev.oneline.media.recording;

import java.util.Arrays;

/**
 * Finds out when somebody spoke last, from how loud each 20 ms were. Voice is what stands out from the line's noise, which
 * is taken for the level that a tenth of the last ten seconds stayed under: speech has pauses, noise has none. So all of
 * those seconds are judged anew each time, and noise that sets in is found to be noise a few seconds later. A click isn't
 * voice: of 100 ms, 60 must be loud. Not thread-safe.
 */
final class VoiceLevels {
    /** Nothing was sent, or nothing came: this says nothing about the line's noise. */
    static final byte ABSENT = Byte.MIN_VALUE;

    private static final int WINDOW = 500;
    private static final int ABOVE_NOISE_DB = 8;
    /** What is fainter is silence on any line. */
    private static final int FAINTEST_DBM0 = -52;
    /** What is louder is no line's noise. */
    private static final int LOUDEST_NOISE_DBM0 = -28;

    private static final int RUN = 5;
    private static final int LOUD_OF_RUN = 3;
    private static final int LOWEST_DBM0 = -90;
    private static final int LEVELS = 100;

    private final byte[] ring = new byte[WINDOW];
    private final int[] histogram = new int[LEVELS];
    private int count;
    private int lastVoice = -1;

    /** @param dbm0 of the next 20 ms, or {@link #ABSENT} */
    void add(byte dbm0) {
        ring[count++ % WINDOW] = dbm0;
    }

    int count() {
        return count;
    }

    /** The latest 20 ms, counted from 0, that had voice in it; −1 when none had. */
    int lastVoice() {
        int first = Math.max(0, count - WINDOW);
        int threshold = threshold(first);
        for (int i = count - 1; i >= first; i--) {
            if (level(i) > threshold && isRun(i, first, threshold)) {
                lastVoice = i;
                return i;
            }
        }
        lastVoice = Math.min(lastVoice, first - 1);
        return lastVoice;
    }

    private int threshold(int first) {
        Arrays.fill(histogram, 0);
        int present = 0;
        for (int i = first; i < count; i++) {
            int level = level(i);
            if (level != ABSENT) {
                histogram[Math.clamp(level - LOWEST_DBM0, 0, LEVELS - 1)]++;
                present++;
            }
        }
        int below = 0;
        int index = 0;
        while (index < LEVELS - 1 && (below += histogram[index]) <= present / 10) {
            index++;
        }
        return Math.clamp(index + LOWEST_DBM0 + ABOVE_NOISE_DB, FAINTEST_DBM0, LOUDEST_NOISE_DBM0);
    }

    private boolean isRun(int last, int first, int threshold) {
        int loud = 0;
        for (int i = last; i >= Math.max(first, last - RUN + 1); i--) {
            loud += level(i) > threshold ? 1 : 0;
        }
        return loud >= LOUD_OF_RUN;
    }

    private int level(int index) {
        return ring[index % WINDOW];
    }
}
