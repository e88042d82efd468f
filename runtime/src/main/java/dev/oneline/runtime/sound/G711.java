package dev.oneline.runtime.sound;

/** ITU-T G.711: 16-bit linear to and from A-law and µ-law. Written from the recommendation's segment tables. */
public final class G711 {
    private static final int ULAW_BIAS = 0x84;
    private static final int ULAW_CLIP = 32_635;
    private static final short[] LINEAR_OF_ALAW = new short[256];
    private static final short[] LINEAR_OF_ULAW = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            LINEAR_OF_ALAW[code] = expandALaw(code);
            LINEAR_OF_ULAW[code] = expandULaw(code);
        }
    }

    private G711() {}

    public static byte toALaw(short sample) {
        int magnitude = sample >= 0 ? sample >> 3 : ~sample >> 3;
        magnitude = Math.max(0, magnitude);
        int segment = magnitude < 32 ? 0 : 32 - Integer.numberOfLeadingZeros(magnitude) - 5;
        int step = segment < 2 ? magnitude >> 1 : magnitude >> segment;
        int code = (segment << 4) | (step & 0x0F);
        // Even bits are inverted, so that silence has enough edges on the line.
        return (byte) (code ^ (sample >= 0 ? 0xD5 : 0x55));
    }

    public static byte toULaw(short sample) {
        int magnitude = Math.min(Math.abs((int) sample), ULAW_CLIP) + ULAW_BIAS;
        int segment = 32 - Integer.numberOfLeadingZeros(magnitude) - 8;
        int step = (magnitude >> (segment + 3)) & 0x0F;
        int sign = sample < 0 ? 0x80 : 0;
        return (byte) ~(sign | (segment << 4) | step);
    }

    public static short fromALaw(byte code) {
        return LINEAR_OF_ALAW[code & 0xFF];
    }

    public static short fromULaw(byte code) {
        return LINEAR_OF_ULAW[code & 0xFF];
    }

    /** The middle of the step. */
    private static short expandALaw(int code) {
        int bits = code ^ 0x55;
        int segment = (bits & 0x70) >> 4;
        int value = ((bits & 0x0F) << 4) + 8;
        if (segment > 0) {
            value = (value + 0x100) << (segment - 1);
        }
        return (short) ((bits & 0x80) != 0 ? value : -value);
    }

    private static short expandULaw(int code) {
        int bits = ~code;
        int value = ((((bits & 0x0F) << 3) + ULAW_BIAS) << ((bits & 0x70) >> 4)) - ULAW_BIAS;
        return (short) ((bits & 0x80) != 0 ? -value : value);
    }
}
