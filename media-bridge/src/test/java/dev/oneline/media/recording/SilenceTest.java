package dev.oneline.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Voice;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Silence on lines as they are: quiet ones, hissing ones, and callers at a roadside. */
class SilenceTest {
    /** In dBm0; the person's level is about −20 dBm0. */
    private static final double[] NOISES = {-75, -60, -50, -45, -40, -36};

    private static final long SEED = 11;

    @Test
    void shouldEndBySilenceInAnyNoiseAndKeepAllThatWasSaid() {
        for (double noise : NOISES) {
            for (boolean dull : new boolean[] {false, true}) {
                var line = new Scene(Codec.PCMA, Scene.asked(60_000, 3_000)).begun();
                double[] said = Voice.person(0, 9_000);
                long saidMs = lastWord(said);
                double[] all = Voice.join(said, Voice.silence(10_000));

                line.says(Voice.noisy(all, noise, dull, new Random(SEED)));

                String which = noise + " dBm0" + (dull ? " dull" : "");
                assertThat(line.cause).as(which).isEqualTo(RecordingEndCause.SILENCE);
                assertThat((double) line.lengthMs)
                        .as(which)
                        .isCloseTo((double) saidMs, within(noise > -45 ? 400.0 : 250.0));
            }
        }
    }

    @Test
    void shouldBeEmptyWhenNothingIsSaidInAnyNoise() {
        for (double noise : NOISES) {
            for (boolean dull : new boolean[] {false, true}) {
                var line = new Scene(Codec.PCMU, Scene.asked(60_000, 3_000)).begun();

                line.says(Voice.noisy(Voice.silence(4_000), noise, dull, new Random(SEED)));

                String which = noise + " dBm0" + (dull ? " dull" : "");
                assertThat(line.cause).as(which).isEqualTo(RecordingEndCause.SILENCE);
                assertThat(line.lengthMs).as(which).isZero();
                assertThat(line.partsTold).as(which).isZero();
                assertThat(line.room.takenBytes()).as(which).isZero();
            }
        }
    }

    @Test
    void shouldBeEmptyWhenNothingComesAtAll() {
        var line = new Scene(Codec.PCMA, Scene.asked(60_000, 3_000)).begun();
        line.pause(3_600, true);
        assertThat(line.cause).isEqualTo(RecordingEndCause.SILENCE);
        assertThat(line.lengthMs).isZero();
    }

    @Test
    void shouldBeEmptyWhenTheCallerHangsUpWithoutAWord() {
        var line = new Scene(Codec.PCMA, Scene.asked(60_000, 3_000)).begun();
        line.says(Voice.noisy(Voice.silence(2_000), -45, false, new Random(SEED)));
        line.recorder.end(RecordingEndCause.GONE);
        assertThat(line.lengthMs).isZero();
    }

    @Test
    void shouldNotTakeThePausesOfSpeechForTheEnd() {
        var line = new Scene(Codec.PCMA, Scene.asked(120_000, 2_000)).begun();
        line.says(Voice.noisy(Voice.person(0, 60_000), -50, true, new Random(SEED)));
        assertThat(line.cause).isNull();
        line.recorder.end(RecordingEndCause.GONE);
        assertThat(line.lengthMs).isEqualTo(60_000);
    }

    @Test
    void shouldHearAShortWordAtOnce() {
        var line = new Scene(Codec.PCMA, Scene.asked(60_000, 3_000)).begun();
        double[] yes = Voice.prompt("en/n1");
        line.says(Voice.noisy(Voice.join(yes, Voice.silence(4_000)), -55, false, new Random(SEED)));
        assertThat(line.cause).isEqualTo(RecordingEndCause.SILENCE);
        assertThat((double) line.lengthMs).isCloseTo(yes.length / 8.0, within(150.0));
    }

    @Test
    void shouldFindOutThatAStreetIsNoVoice() {
        var line = new Scene(Codec.PCMA, Scene.asked(120_000, 4_000)).begun();
        double[] said = Voice.person(0, 9_000);
        line.says(said);

        // A door is opened: it is 30 dB louder from now on.
        line.says(Voice.noisy(Voice.silence(16_000), -36, true, new Random(SEED)));

        assertThat(line.cause).isEqualTo(RecordingEndCause.SILENCE);
        assertThat(line.lengthMs).isBetween(lastWord(said) - 200, 19_000L);
    }

    @Test
    void shouldNotTakeAClickForAWord() {
        var line = new Scene(Codec.PCMA, Scene.asked(60_000, 2_000)).begun();
        double[] sound = Voice.silence(3_000);
        for (int i = 0; i < 160; i++) {
            sound[8_000 + i] = i % 2 == 0 ? 12_000 : -12_000;
        }
        line.says(Voice.noisy(sound, -60, false, new Random(SEED)));
        assertThat(line.lengthMs).isZero();
    }

    @Test
    void shouldHearASteadyToneThatIsTooLoudToBeNoise() {
        var line = new Scene(Codec.PCMA, Scene.asked(4_000, 2_000)).begun();
        double[] tone = Voice.silence(5_000);
        for (int i = 0; i < tone.length; i++) {
            tone[i] = 3_000 * Math.sin(i * 0.35);
        }
        line.says(tone);
        assertThat(line.cause).isEqualTo(RecordingEndCause.FULL);
        assertThat(line.lengthMs).isEqualTo(4_000);
    }

    /** Where the last 20 ms end, in ms, that are within 30 dB of the loudest. */
    private static long lastWord(double[] sound) {
        double loudest = 0;
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            loudest = Math.max(loudest, power(sound, at));
        }
        long last = 0;
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            if (power(sound, at) > loudest / 1_000) {
                last = at / 8 + 20L;
            }
        }
        return last;
    }

    private static double power(double[] sound, int at) {
        double sum = 0;
        for (int i = at; i < at + 160; i++) {
            sum += sound[i] * sound[i];
        }
        return sum;
    }
}
