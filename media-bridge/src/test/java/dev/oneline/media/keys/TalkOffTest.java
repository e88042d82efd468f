package dev.oneline.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.KeyTone;
import dev.oneline.runtime.sound.G711;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speech must not be taken for keys, nor keep keys from being heard. */
class TalkOffTest {
    private static final double[] SPEECH = read();
    private final long seed = new Random().nextLong();

    /** The same voices slower and faster, thus lower and higher: other vowels against the same eight frequencies. */
    @ParameterizedTest
    @ValueSource(doubles = {0.8, 0.9, 1, 1.1, 1.25})
    void shouldHearNoKeyInSpeech(double speed) {
        double[] speech = spoken(speed, 1);
        assertThat(speech.length / 8_000).isGreaterThan(60);
        assertThat(ToneDetectorTest.heard(speech, Codec.PCMA)).isEmpty();
        assertThat(ToneDetectorTest.heard(spoken(speed, 0.3), Codec.PCMU)).isEmpty();
    }

    /** A prompt comes back as an echo, or somebody speaks in the background: so many dB below one of the key's tones. */
    @ParameterizedTest
    @CsvSource({"-20,60,0.99", "-15,60,0.95", "-10,120,0.9"})
    void shouldHearKeysOverSpeech(double relativeDb, int toneMs, double atLeast) {
        var random = new Random(seed);
        var tones = new KeyTone(random).lasting(toneMs, 100);
        double[] sound = spoken(1, KeyTone.amplitude(-10) * Math.pow(10, relativeDb / 20) / loudness(SPEECH));
        var pressed = new StringBuilder();
        for (int at = 2_000; at + 4_000 < sound.length; at += 3_000) {
            // No key twice in a row, so that a lost one shows.
            char key = KeyTone.ALL.charAt((pressed.length() * 5 + random.nextInt(4)) % 16);
            tones.add(sound, at, key);
            pressed.append(key);
        }

        int heard = inCommon(pressed.toString(), ToneDetectorTest.heard(sound, Codec.PCMA));

        assertThat(pressed.length()).isGreaterThan(150);
        assertThat(heard / (double) pressed.length()).as("seed %d", seed).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void shouldHearNoMoreKeysThanWerePressedOverSpeech() {
        var tones = new KeyTone(new Random(seed)).lasting(100, 100);
        double[] sound = spoken(1, KeyTone.amplitude(-10) * 0.18 / loudness(SPEECH));
        for (int at = 2_000; at + 4_000 < sound.length; at += 3_000) {
            tones.add(sound, at, '5');
        }
        String heard = ToneDetectorTest.heard(sound, Codec.PCMA);

        assertThat(heard).as("seed %d", seed).matches("5+");
        assertThat(heard.length()).as("seed %d", seed).isLessThanOrEqualTo((sound.length - 6_000) / 3_000 + 1);
    }

    private static double[] spoken(double speed, double gain) {
        var out = new double[(int) ((SPEECH.length - 1) / speed)];
        for (int i = 0; i < out.length; i++) {
            double at = i * speed;
            int left = (int) at;
            out[i] = gain * (SPEECH[left] + (SPEECH[left + 1] - SPEECH[left]) * (at - left));
        }
        return out;
    }

    /** Effective value while somebody speaks. */
    private static double loudness(double[] sound) {
        double sum = 0;
        int count = 1;
        for (double sample : sound) {
            if (Math.abs(sample) > 300) {
                sum += sample * sample;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    /** Length of the longest common subsequence. */
    private static int inCommon(String one, String other) {
        var best = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < other.length(); j++) {
                int above = best[j + 1];
                best[j + 1] = one.charAt(i) == other.charAt(j) ? diagonal + 1 : Math.max(above, best[j]);
                diagonal = above;
            }
        }
        return best[other.length()];
    }

    private static double[] read() {
        try (InputStream in = TalkOffTest.class.getResourceAsStream("/speech/speech.alaw")) {
            if (in == null) {
                throw new AssertionError("no speech among the test's resources");
            }
            byte[] codes = in.readAllBytes();
            var samples = new double[codes.length];
            for (int i = 0; i < codes.length; i++) {
                samples[i] = G711.fromALaw(codes[i]);
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
