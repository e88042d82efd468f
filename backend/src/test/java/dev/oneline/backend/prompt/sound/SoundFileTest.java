package dev.oneline.backend.prompt.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.text.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file has a second of 440 Hz; those of MP3 and Vorbis are stereo at 44.1 kHz. */
class SoundFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone-vorbis.ogg", "tone-opus.ogg"})
    void shouldReadWhatPeopleHave(String name) throws Exception {
        var pcm = SoundFile.read(file(name));

        assertThat(pcm.rateHz()).isEqualTo(16_000);
        assertThat(pcm.lengthMs()).isBetween(950L, 1_120L);
        thenSounds(pcm, 440);
    }

    @Test
    void shouldReadEveryKindOfWav() throws Exception {
        for (var format : new int[][] {{1, 8}, {1, 16}, {1, 24}, {1, 32}, {3, 32}, {3, 64}}) {
            for (int channels = 1; channels <= 2; channels++) {
                var pcm = SoundFile.read(wav(format[0], format[1], channels, 48_000, 440));

                assertThat(pcm.lengthMs()).as(Arrays.toString(format)).isEqualTo(1_000);
                thenSounds(pcm, 440);
            }
        }
    }

    /** 10 kHz can't be had at 16 kHz: without a filter it would be heard as 6 kHz. */
    @Test
    void shouldLeaveOutWhatWouldComeBackAsNoise() throws Exception {
        var pcm = SoundFile.read(wav(1, 16, 1, 48_000, 10_000));

        assertThat(power(pcm, 6_000)).isLessThan(0.0001);
    }

    @Test
    void shouldBeAWavFileAgain() throws Exception {
        var pcm = SoundFile.read(wav(1, 16, 1, 16_000, 440));

        assertThat(SoundFile.read(pcm.wav())).isEqualTo(pcm);
    }

    @Test
    void shouldGoByTheFirstBytes() {
        thenRefuses("just text".getBytes(StandardCharsets.UTF_8), Refusal.SOUND_UNKNOWN);
        thenRefuses(new byte[0], Refusal.SOUND_UNKNOWN);
        // A browser's own recording format.
        thenRefuses(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, 0, 0, 0, 0}, Refusal.SOUND_UNKNOWN);
        thenRefuses("RIFF....WAVE".getBytes(StandardCharsets.UTF_8), Refusal.SOUND_UNREADABLE);
        thenRefuses("OggS".getBytes(StandardCharsets.UTF_8), Refusal.SOUND_UNREADABLE);
        thenRefuses("ID3".getBytes(StandardCharsets.UTF_8), Refusal.SOUND_UNREADABLE);
    }

    @Test
    void shouldRefuseMoreThanTwoMinutes() {
        var file = new byte[44 + 121 * 8_000];
        System.arraycopy(new Pcm(8_000, new short[0]).wav(), 0, file, 0, 44);
        var eightBits = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        eightBits.putShort(34, (short) 8).putInt(40, 121 * 8_000);

        thenRefuses(file, Refusal.SOUND_TOO_LONG);
        thenRefuses(new byte[SoundFile.MAX_BYTES + 1], Refusal.TOO_LARGE);
    }

    @Test
    void shouldNotUnpackMillionsOfEmptyPackets() {
        var page = ByteBuffer.allocate(27 + 255);
        page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put(26, (byte) 255);
        var file = new ByteArrayOutputStream();
        for (int n = 0; n < 300; n++) {
            file.writeBytes(page.array());
        }

        thenRefuses(file.toByteArray(), Refusal.SOUND_TOO_LONG);
    }

    /** Whatever is broken in a file is an answer, and no exception that nobody expects. */
    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone-vorbis.ogg", "tone-opus.ogg"})
    void shouldBearBrokenFiles(String name) throws IOException {
        var random = new Random(20_261_126);
        var whole = file(name);
        for (int round = 0; round < 60; round++) {
            var broken = Arrays.copyOf(whole, 8 + random.nextInt(whole.length - 8));
            for (int i = 0; i < 20; i++) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
            }
            try {
                assertThat(SoundFile.read(broken).lengthMs()).isLessThan(120_000);
            } catch (Unreadable refused) {
                assertThat(refused.refusal()).isNotNull();
            }
        }
    }

    private static void thenRefuses(byte[] file, Refusal refusal) {
        assertThatThrownBy(() -> SoundFile.read(file))
                .isInstanceOfSatisfying(Unreadable.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(refusal));
    }

    private static void thenSounds(Pcm pcm, double frequencyHz) {
        assertThat(power(pcm, frequencyHz)).isGreaterThan(0.9 * total(pcm));
        assertThat(total(pcm)).isGreaterThan(0.02);
    }

    private static double total(Pcm pcm) {
        double sum = 0;
        for (short sample : middle(pcm)) {
            sum += (double) sample * sample;
        }
        return sum / middle(pcm).length / 32_768 / 32_768;
    }

    /** Of one frequency (Goertzel). */
    private static double power(Pcm pcm, double frequencyHz) {
        double real = 0;
        double imaginary = 0;
        var samples = middle(pcm);
        for (int i = 0; i < samples.length; i++) {
            double phase = 2 * Math.PI * frequencyHz * i / pcm.rateHz();
            real += samples[i] * Math.cos(phase);
            imaginary += samples[i] * Math.sin(phase);
        }
        return 2 * (real * real + imaginary * imaginary) / samples.length / samples.length / 32_768 / 32_768;
    }

    /** Half a second. */
    private static short[] middle(Pcm pcm) {
        return Arrays.copyOfRange(pcm.samples(), 4_000, 12_000);
    }

    private static byte[] wav(int kind, int bits, int channels, int rateHz, double frequencyHz) {
        int width = bits / 8;
        var out = ByteBuffer.allocate(44 + rateHz * channels * width).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new Pcm(rateHz, new short[0]).wav(), 0, 40).putInt(rateHz * channels * width);
        out.putShort(20, (short) kind).putShort(22, (short) channels).putShort(34, (short) bits);
        for (int i = 0; i < rateHz * channels; i++) {
            int frame = i / channels;
            double value = 0.4 * Math.sin(2 * Math.PI * frequencyHz * frame / rateHz);
            switch (kind * 100 + bits) {
                case 108 -> out.put((byte) Math.round(128 + value * 127));
                case 116 -> out.putShort((short) Math.round(value * 32_767));
                case 124 -> out.put((byte) 0).putShort((short) Math.round(value * 32_767));
                case 132 -> out.putInt((int) Math.round(value * Integer.MAX_VALUE));
                case 332 -> out.putFloat((float) value);
                default -> out.putDouble(value);
            }
        }
        return out.array();
    }

    private static byte[] file(String name) throws IOException {
        try (var in = Objects.requireNonNull(SoundFileTest.class.getResourceAsStream("/sounds/" + name))) {
            return in.readAllBytes();
        }
    }
}
