package dev.oneline.backend.prompt.sound;

import dev.oneline.backend.text.Refusal;
import java.util.Arrays;

/** Samples as they come out of a decoder, made mono; no more than {@link SoundFile#MAX_SECONDS}. */
final class Samples {
    private final int rateHz;
    private final int channels;
    private final int limit;
    private short[] mono = new short[1 << 16];
    private int count;
    private int sum;
    private int channel;

    Samples(int rateHz, int channels) throws Unreadable {
        if (rateHz < 8_000 || rateHz > 192_000 || channels < 1 || channels > 8) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        this.rateHz = rateHz;
        this.channels = channels;
        this.limit = rateHz * SoundFile.MAX_SECONDS;
    }

    /** The next one of the next channel. */
    void add(short sample) throws Unreadable {
        sum += sample;
        if (++channel < channels) {
            return;
        }
        if (count == limit) {
            throw new Unreadable(Refusal.SOUND_TOO_LONG);
        }
        if (count == mono.length) {
            mono = Arrays.copyOf(mono, count * 2);
        }
        mono[count++] = (short) (sum / channels);
        sum = 0;
        channel = 0;
    }

    /** Passes over the first ones, of one channel. */
    Pcm from(int first) throws Unreadable {
        if (count <= first) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        return new Pcm(rateHz, Arrays.copyOfRange(mono, first, count));
    }
}
