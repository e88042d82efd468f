package dev.oneline.backend.prompt.sound;

import dev.oneline.backend.text.Refusal;
import dev.oneline.runtime.sound.G711;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RIFF WAVE: linear of 8 to 32 bits, floating point, A-law and µ-law. */
final class WavSound {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int U_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int CHUNK_HEADER = 8;

    private WavSound() {}

    private record Format(int kind, int channels, int rateHz, int bits) {}

    static Pcm read(byte[] file) throws Unreadable {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Format format = null;
        int at = 12;
        while (at + CHUNK_HEADER <= file.length) {
            // Programs that write while they record leave 0 or -1 here: then it goes on to the end.
            long said = Integer.toUnsignedLong(in.getInt(at + 4));
            int from = at + CHUNK_HEADER;
            int length = (int) Math.min(said, file.length - from);
            if (SoundFile.begins(file, at, "fmt ") && length >= 16) {
                format = format(in.slice(from, length).order(ByteOrder.LITTLE_ENDIAN));
            } else if (SoundFile.begins(file, at, "data") && format != null) {
                int bytes = said == 0 ? file.length - from : length;
                return samples(in.slice(from, bytes).order(ByteOrder.LITTLE_ENDIAN), format);
            }
            at = from + length + length % 2;
        }
        throw new Unreadable(Refusal.SOUND_UNREADABLE);
    }

    private static Format format(ByteBuffer chunk) {
        int kind = Short.toUnsignedInt(chunk.getShort(0));
        if (kind == EXTENSIBLE && chunk.remaining() >= 26) {
            // The sub-format's first two bytes are what the kind would be.
            kind = Short.toUnsignedInt(chunk.getShort(24));
        }
        return new Format(kind, chunk.getShort(2), chunk.getInt(4), chunk.getShort(14));
    }

    private static Pcm samples(ByteBuffer data, Format format) throws Unreadable {
        var samples = new Samples(format.rateHz(), format.channels());
        int width = format.bits() / 8;
        if (format.bits() % 8 != 0 || width < 1 || width > 8) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        for (int at = 0; at + width <= data.limit(); at += width) {
            samples.add(sample(data, at, format));
        }
        return samples.from(0);
    }

    private static short sample(ByteBuffer data, int at, Format format) throws Unreadable {
        return switch (format.kind() << 8 | format.bits()) {
            case PCM << 8 | 8 -> (short) ((Byte.toUnsignedInt(data.get(at)) - 128) << 8);
            case PCM << 8 | 16 -> data.getShort(at);
            case PCM << 8 | 24 -> data.getShort(at + 1);
            case PCM << 8 | 32 -> data.getShort(at + 2);
            case FLOAT << 8 | 32 -> of(data.getFloat(at));
            case FLOAT << 8 | 64 -> of(data.getDouble(at));
            case A_LAW << 8 | 8 -> G711.fromALaw(data.get(at));
            case U_LAW << 8 | 8 -> G711.fromULaw(data.get(at));
            default -> throw new Unreadable(Refusal.SOUND_UNREADABLE);
        };
    }

    private static short of(double value) {
        return (short) Math.clamp(Math.round(value * Short.MAX_VALUE), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
