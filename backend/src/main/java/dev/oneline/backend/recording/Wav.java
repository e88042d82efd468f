package dev.oneline.backend.recording;

import dev.oneline.runtime.sound.G711;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WAV file that everything plays: 16-bit linear mono at 8 kHz. */
final class Wav {
    static final int HEADER_BYTES = 44;
    static final int BYTES_PER_SAMPLE = 2;
    private static final int RATE_HZ = 8_000;
    private static final short PCM = 1;
    private static final short MONO = 1;

    private Wav() {}

    static int bytes(int samples) {
        return HEADER_BYTES + samples * BYTES_PER_SAMPLE;
    }

    static byte[] header(int samples) {
        int data = samples * BYTES_PER_SAMPLE;
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER_BYTES - 8 + data)
                .put(ascii("WAVE"))
                .put(ascii("fmt "))
                .putInt(16)
                .putShort(PCM)
                .putShort(MONO)
                .putInt(RATE_HZ)
                .putInt(RATE_HZ * BYTES_PER_SAMPLE)
                .putShort((short) BYTES_PER_SAMPLE)
                .putShort((short) (8 * BYTES_PER_SAMPLE))
                .put(ascii("data"))
                .putInt(data)
                .array();
    }

    static byte[] linear(String codec, byte[] g711) {
        var out = ByteBuffer.allocate(g711.length * BYTES_PER_SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
        boolean aLaw = codec.equals(Recordings.A_LAW);
        for (byte code : g711) {
            out.putShort(aLaw ? G711.fromALaw(code) : G711.fromULaw(code));
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
