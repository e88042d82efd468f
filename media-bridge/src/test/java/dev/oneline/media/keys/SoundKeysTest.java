package dev.oneline.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.KeyTone;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class SoundKeysTest {
    private static final int FRAME = 160;
    private final long seed = new Random().nextLong();
    private final StringBuilder keys = new StringBuilder();
    private final SoundKeys sound = new SoundKeys(keys::append);
    private byte[] line = {};

    @Test
    void shouldHearKeysOfEitherCodec() {
        for (Codec codec : new Codec[] {Codec.PCMA, Codec.PCMU}) {
            keys.setLength(0);
            say("4711", codec);
            send(codec, codec.staticPayloadType(), frame -> true);
            assertThat(keys.toString()).as("seed %d", seed).isEqualTo("4711");
        }
    }

    @Test
    void shouldHearAKeyOnceThoughAPacketOfItIsLost() {
        say("4", Codec.PCMA);
        for (int lost = 0; lost < line.length / FRAME; lost++) {
            keys.setLength(0);
            int missing = lost;
            send(Codec.PCMA, 100 + lost, frame -> frame != missing);
            assertThat(keys.toString()).as("seed %d, lost %d", seed, lost).isEqualTo("4");
        }
    }

    @Test
    void shouldLeaveOutWhatComesLate() {
        say("4", Codec.PCMA);
        send(Codec.PCMA, 1, frame -> true);
        // The same once more: every packet is from before the last one.
        send(Codec.PCMA, 1, frame -> frame < 10);

        assertThat(keys.toString()).as("seed %d", seed).isEqualTo("4");
    }

    @Test
    void shouldTakeSilenceThatWasNotSentForAPause() {
        say("4", Codec.PCMA);
        int first = 400 / FRAME;
        // 100 ms of tone, then a second press 200 ms later, with nothing sent between.
        int sequence = 0;
        for (int press = 0; press < 2; press++) {
            for (int frame = first + 1; frame < first + 6; frame++) {
                int timestamp = press * 2_400 + frame * FRAME;
                sound.take(Codec.PCMA, 5, sequence++, timestamp, line, frame * FRAME, FRAME);
            }
        }
        assertThat(keys.toString()).as("seed %d", seed).isEqualTo("44");
    }

    @Test
    void shouldGoOnOverTheSequencesEnd() {
        say("123", Codec.PCMU);
        for (int frame = 0; frame < line.length / FRAME; frame++) {
            sound.take(Codec.PCMU, 9, (65_530 + frame) & 0xFFFF, -800 + frame * FRAME, line, frame * FRAME, FRAME);
        }
        assertThat(keys.toString()).as("seed %d", seed).isEqualTo("123");
    }

    private void say(String pressed, Codec codec) {
        double[] samples = new KeyTone(new Random(seed)).lasting(140, 100).sound(pressed);
        line = new byte[samples.length / FRAME * FRAME];
        for (int i = 0; i < line.length; i++) {
            line[i] = KeyTone.toCode(samples[i], codec);
        }
    }

    private void send(Codec codec, int ssrc, IntPredicate arrives) {
        for (int frame = 0; frame < line.length / FRAME; frame++) {
            if (arrives.test(frame)) {
                sound.take(codec, ssrc, frame, frame * FRAME, line, frame * FRAME, FRAME);
            }
        }
    }
}
