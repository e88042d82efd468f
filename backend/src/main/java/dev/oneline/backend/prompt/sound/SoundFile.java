package dev.oneline.backend.prompt.sound;

import dev.oneline.backend.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A sound file of one of the kinds that we read. What kind it is its first bytes say, not its name. */
public final class SoundFile {
    public static final int MAX_SECONDS = 120;
    /** Two minutes of stereo at 48 kHz with 16 bits are 23 MB; but who has that has it as MP3, or mono. */
    public static final int MAX_BYTES = 16 * 1_024 * 1_024;

    private static final int MIN_MS = 100;

    private SoundFile() {}

    /** At {@link Pcm#RATE_HZ}. */
    public static Pcm read(byte[] file) throws Unreadable {
        if (file.length > MAX_BYTES) {
            throw new Unreadable(Refusal.TOO_LARGE);
        }
        var pcm = decode(file);
        if (pcm.lengthMs() < MIN_MS) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        return pcm.resampled();
    }

    private static Pcm decode(byte[] file) throws Unreadable {
        try {
            if (begins(file, 0, "RIFF") && begins(file, 8, "WAVE")) {
                return WavSound.read(file);
            }
            if (begins(file, 0, "OggS")) {
                return OggSound.read(file);
            }
            if (begins(file, 0, "ID3") || isMp3(file)) {
                return Mp3Sound.read(file);
            }
        } catch (IOException | RuntimeException e) {
            // It comes from outside, and decoders find what is broken by running into it.
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        throw new Unreadable(Refusal.SOUND_UNKNOWN);
    }

    /** A frame's sync word, layer III. */
    private static boolean isMp3(byte[] file) {
        return file.length > 4 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xE6) == 0xE2;
    }

    static boolean begins(byte[] file, int at, String tag) {
        var bytes = tag.getBytes(StandardCharsets.US_ASCII);
        if (file.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (file[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
