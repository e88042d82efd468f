package dev.oneline.media.recording;

import dev.oneline.media.rtp.Codec;
import dev.oneline.runtime.sound.G711;
import org.jspecify.annotations.Nullable;

/** Makes G.711 of the sound in RTP packets: PCMA and PCMU are left as they are, Opus becomes PCMA. Not thread-safe. */
final class SoundReader {
    private static final int RATE_HZ = 8_000;
    /** 120 ms; longer packets nobody sends. */
    private static final int MAX_SAMPLES = 960;

    private final Codec spoken;
    private final Codec kept;
    private final byte[] codes = new byte[MAX_SAMPLES];
    private final short[] decoded = new short[MAX_SAMPLES];
    private final @Nullable OpusSound opus;

    SoundReader(Codec spoken) {
        this.spoken = spoken;
        this.kept = spoken == Codec.OPUS ? Codec.PCMA : spoken;
        this.opus = spoken == Codec.OPUS ? new OpusSound() : null;
    }

    Codec kept() {
        return kept;
    }

    /** Of the RTP clock, per sample that is kept. */
    int ticksPerSample() {
        return spoken.clockRateHz() / RATE_HZ;
    }

    byte silence() {
        return kept == Codec.PCMA ? G711.toALaw((short) 0) : G711.toULaw((short) 0);
    }

    /** How many samples a payload has, which are in {@link #codes} then; 0 when it can't be read. */
    int read(byte[] buffer, int offset, int length) {
        if (opus == null) {
            int samples = Math.min(length, MAX_SAMPLES);
            System.arraycopy(buffer, offset, codes, 0, samples);
            return samples;
        }
        int samples = opus.read(buffer, offset, length, decoded);
        for (int i = 0; i < samples; i++) {
            codes[i] = G711.toALaw(decoded[i]);
        }
        return samples;
    }

    byte[] codes() {
        return codes;
    }

    short linear(byte code) {
        return kept == Codec.PCMA ? G711.fromALaw(code) : G711.fromULaw(code);
    }
}
