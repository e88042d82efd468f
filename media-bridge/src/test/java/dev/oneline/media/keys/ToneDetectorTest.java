package dev.oneline.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.KeyTone;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each story hears every key several times; random noise and phases print their seed. */
class ToneDetectorTest {
    private static final String EVERY_KEY = "1122334455667788990*0#*A0#BBCCDDAA##";
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @EnumSource(names = {"PCMA", "PCMU"})
    void shouldHearEveryKeyOfTheShortestToneAndPause(Codec codec) {
        assertHears(tones().lasting(40, 40), codec);
        assertHears(tones().lasting(50, 50), codec);
        assertHears(tones().lasting(1_000, 40), codec);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.015, -0.015})
    void shouldHearFrequenciesWithinTheTolerance(double offset) {
        assertHears(tones().lasting(40, 40).detuned(offset), Codec.PCMA);
        assertHears(tones().detuned(offset).noise(15), Codec.PCMU);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.035, -0.035})
    void shouldNotHearFrequenciesBesideIt(double offset) {
        assertHearsNothing(tones().lasting(500, 50).detuned(offset), Codec.PCMA);
        assertHearsNothing(tones().detuned(offset).noise(15), Codec.PCMU);
    }

    @ParameterizedTest
    @CsvSource({"-8,-16", "-12,-8", "-10,-10"})
    void shouldHearTonesOfUnequalStrength(double lowDbm0, double highDbm0) {
        assertHears(tones().lasting(40, 40).levels(lowDbm0, highDbm0), Codec.PCMA);
        assertHears(tones().lasting(80, 80).levels(lowDbm0, highDbm0).noise(15), Codec.PCMU);
    }

    @ParameterizedTest
    @CsvSource({"-6,-18", "-16,-8"})
    void shouldNotHearTonesOfTooUnequalStrength(double lowDbm0, double highDbm0) {
        assertHearsNothing(tones().levels(lowDbm0, highDbm0), Codec.PCMA);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -25})
    void shouldHearLoudAndFaint(double dbm0) {
        assertHears(tones().lasting(40, 40).levels(dbm0, dbm0), Codec.PCMA);
        assertHears(tones().lasting(40, 40).levels(dbm0, dbm0), Codec.PCMU);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 15})
    void shouldHearThroughNoise(double snrDb) {
        assertHears(tones().lasting(60, 60).noise(snrDb), Codec.PCMA);
    }

    @Test
    void shouldNotHearTonesThatAreTooShort() {
        assertHearsNothing(tones().lasting(20, 60), Codec.PCMA);
        assertHearsNothing(tones().lasting(20, 60).noise(20), Codec.PCMU);
    }

    @Test
    void shouldNotHearNoise() {
        var noise = new double[8_000 * 60];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 4_000 * random.nextGaussian();
        }
        assertThat(heard(noise, Codec.PCMA)).as("seed %d", seed).isEmpty();
    }

    @Test
    void shouldNotHearOneToneAlone() {
        for (double hertz : new double[] {697, 941, 1_209, 1_633, 440, 450, 1_000}) {
            var sound = new double[8_000];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = 10_000 * Math.sin(2 * Math.PI * hertz * i / 8_000);
            }
            assertThat(heard(sound, Codec.PCMA)).as("%s Hz", hertz).isEmpty();
        }
    }

    @Test
    void shouldHearAnInterruptedToneOnce() {
        double[] sound = tones().lasting(200, 100).sound("5");
        // 10 ms in the middle are lost.
        java.util.Arrays.fill(sound, 1_200, 1_280, 0);
        assertThat(heard(sound, Codec.PCMA)).as("seed %d", seed).isEqualTo("5");
    }

    @Test
    void shouldHearKeysThatFollowEachOtherWithoutAPause() {
        assertThat(heard(tones().lasting(60, 0).sound("1593"), Codec.PCMA))
                .as("seed %d", seed)
                .isEqualTo("1593");
    }

    @Test
    void shouldNotJoinWhatALossHasCutApart() {
        var keys = new StringBuilder();
        var detector = new ToneDetector(keys::append);
        double[] sound = tones().lasting(30, 20).sound("77");
        for (int i = 0; i < sound.length; i++) {
            // Two halves of which neither is long enough.
            if (i % 160 == 0) {
                detector.skip();
            }
            detector.take(KeyTone.throughLine(sound[i], Codec.PCMA));
        }
        assertThat(keys.toString()).as("seed %d", seed).isEmpty();
    }

    private KeyTone tones() {
        return new KeyTone(random);
    }

    private void assertHears(KeyTone tones, Codec codec) {
        assertThat(heard(tones.sound(EVERY_KEY), codec)).as("seed %d", seed).isEqualTo(EVERY_KEY);
    }

    private void assertHearsNothing(KeyTone tones, Codec codec) {
        assertThat(heard(tones.sound(EVERY_KEY), codec)).as("seed %d", seed).isEmpty();
    }

    static String heard(double[] sound, Codec codec) {
        var keys = new StringBuilder();
        var detector = new ToneDetector(keys::append);
        for (double sample : sound) {
            detector.take(KeyTone.throughLine(sample, codec));
        }
        return keys.toString();
    }
}
