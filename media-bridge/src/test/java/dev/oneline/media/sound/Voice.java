package dev.oneline.media.sound;

import dev.oneline.media.rtp.Codec;
import dev.oneline.runtime.sound.G711;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Somebody who speaks, as 16-bit sound at 8 kHz, and what is heard beside. */
public final class Voice {
    private static final double[] PERSON = person();

    private Voice() {}

    /** A person who reads. */
    public static double[] person(int fromMs, int ms) {
        return Arrays.copyOfRange(PERSON, fromMs * 8, (fromMs + ms) * 8);
    }

    /** A shipped prompt. */
    public static double[] prompt(String name) {
        try (InputStream in = Voice.class.getResourceAsStream("/prompts/" + name + ".wav");
                var wav = AudioSystem.getAudioInputStream(new BufferedInputStream(in))) {
            int step = (int) wav.getFormat().getSampleRate() / 8_000;
            byte[] bytes = wav.readAllBytes();
            var out = new double[bytes.length / 2 / step];
            for (int i = 0; i < out.length; i++) {
                int at = 2 * i * step;
                out[i] = (short) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
            }
            return out;
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new AssertionError(e);
        }
    }

    public static double[] silence(int ms) {
        return new double[ms * 8];
    }

    /** One after another. */
    public static double[] join(double[]... sounds) {
        double[] out = {};
        for (double[] each : sounds) {
            int at = out.length;
            out = Arrays.copyOf(out, at + each.length);
            System.arraycopy(each, 0, out, at, each.length);
        }
        return out;
    }

    /** With noise over it. Dull noise, as of a street or a fan, is stronger the lower it is. */
    public static double[] noisy(double[] sound, double dbm0, boolean dull, Random random) {
        double effective = KeyTone.amplitude(dbm0) / Math.sqrt(2);
        double[] out = sound.clone();
        double low = 0;
        for (int i = 0; i < out.length; i++) {
            double white = random.nextGaussian();
            low = 0.9 * low + white;
            out[i] += effective * (dull ? low * Math.sqrt(1 - 0.81) : white);
        }
        return out;
    }

    public static byte[] codes(double[] sound, Codec codec) {
        var codes = new byte[sound.length];
        for (int i = 0; i < sound.length; i++) {
            codes[i] = KeyTone.toCode(sound[i], codec);
        }
        return codes;
    }

    /** How much alike two sounds are, 1: the same but for their loudness, at the best of the shifts that are allowed. */
    public static double likeness(double[] one, double[] other, int maxShift) {
        double best = 0;
        for (int shift = -maxShift; shift <= maxShift; shift++) {
            double both = 0;
            double ones = 1;
            double others = 1;
            for (int i = Math.max(0, -shift); i < Math.min(one.length, other.length - shift); i++) {
                both += one[i] * other[i + shift];
                ones += one[i] * one[i];
                others += other[i + shift] * other[i + shift];
            }
            best = Math.max(best, both / Math.sqrt(ones * others));
        }
        return best;
    }

    public static double[] linear(byte[] codes, Codec codec) {
        var out = new double[codes.length];
        for (int i = 0; i < codes.length; i++) {
            out[i] = codec == Codec.PCMA ? G711.fromALaw(codes[i]) : G711.fromULaw(codes[i]);
        }
        return out;
    }

    public static byte[] wav(double[] sound) {
        var bytes = new byte[2 * sound.length];
        for (int i = 0; i < sound.length; i++) {
            bytes[2 * i] = (byte) (short) sound[i];
            bytes[2 * i + 1] = (byte) ((short) sound[i] >> 8);
        }
        var out = new ByteArrayOutputStream();
        var pcm = new AudioInputStream(
                new ByteArrayInputStream(bytes), new AudioFormat(8_000, 16, 1, true, false), sound.length);
        try {
            AudioSystem.write(pcm, AudioFileFormat.Type.WAVE, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static double[] person() {
        try (InputStream in = Voice.class.getResourceAsStream("/speech/speech.alaw")) {
            if (in == null) {
                throw new AssertionError("no speech among the test's resources");
            }
            return linear(in.readAllBytes(), Codec.PCMA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
