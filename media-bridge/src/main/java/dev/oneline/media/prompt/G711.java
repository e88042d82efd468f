package dev.oneline.media.prompt;

/** ITU-T G.711: 16-bit linear to A-law and µ-law. Written from the recommendation's segment tables. */
public final class G711 {
    public static final byte ALAW_SILENCE = (byte) 0xD5;
    public static final byte ULAW_SILENCE = (byte) 0xFF;
    private static final int ULAW_BIAS = 0x84;
    private static final int ULAW_CLIP = 32_635;

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
}
