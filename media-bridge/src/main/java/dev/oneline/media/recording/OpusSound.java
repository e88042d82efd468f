package dev.oneline.media.recording;

import dev.oneline.media.rtp.Codec;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;

/**
 * Opus as sound of 8 kHz. Decoded at 48 kHz, since the decoder keeps silent about hybrid packets at any other rate, and then
 * brought down through a low-pass filter. Not thread-safe.
 */
final class OpusSound {
    private static final int STEP = 6;
    /** 120 ms, the longest packet (RFC 6716 3.2.5). */
    private static final int MAX_DECODED = 5_760;

    private static final int TAPS = 72;
    private static final double CUT_OFF_HZ = 3_600;
    private static final double[] FILTER = filter();

    private final OpusDecoder decoder;
    private final short[] decoded = new short[MAX_DECODED];
    /** What the filter still needs of the packet before, and then the packet. */
    private final double[] line = new double[TAPS + MAX_DECODED];

    OpusSound() {
        try {
            decoder = new OpusDecoder(Codec.OPUS.clockRateHz(), 1);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus decodes to 48 kHz mono", e);
        }
    }

    /** How many samples of 8 kHz a packet has, which are in {@code out} then; 0 when it can't be read. */
    int read(byte[] buffer, int offset, int length, short[] out) {
        int count = decode(buffer, offset, length);
        for (int i = 0; i < count; i++) {
            line[TAPS + i] = decoded[i];
        }
        for (int i = 0; i < count / STEP; i++) {
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += FILTER[tap] * line[(i + 1) * STEP + tap];
            }
            out[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        System.arraycopy(line, count, line, 0, TAPS);
        return count / STEP;
    }

    private int decode(byte[] buffer, int offset, int length) {
        try {
            return length == 0 ? 0 : decoder.decode(buffer, offset, length, decoded, 0, MAX_DECODED, false);
        } catch (OpusException | RuntimeException e) {
            // It comes from outside, and the decoder finds what is broken by running into it: a loss like another.
            return 0;
        }
    }

    /** A sinc in a Hann window, which lets direct current through as it is. */
    private static double[] filter() {
        var taps = new double[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double at = i - (TAPS - 1) / 2.0;
            double x = 2 * CUT_OFF_HZ / Codec.OPUS.clockRateHz() * at * Math.PI;
            taps[i] = Math.sin(x) / x * (1 + Math.cos(2 * Math.PI * at / TAPS));
            sum += taps[i];
        }
        for (int i = 0; i < TAPS; i++) {
            taps[i] /= sum;
        }
        return taps;
    }
}
