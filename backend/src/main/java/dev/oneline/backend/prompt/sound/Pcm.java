package dev.oneline.backend.prompt.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Linear sound, mono, 16 bit. Who reads the samples doesn't write to them. */
public final class Pcm {
    /** What media bridges encode from: wide-band speech. */
    public static final int RATE_HZ = 16_000;

    private static final int HEADER_BYTES = 44;
    private static final int BYTES_PER_SAMPLE = 2;
    /** Zero crossings of the sinc on each side. */
    private static final int CROSSINGS = 12;
    /** The filter's way down takes this share of the band. */
    private static final double PASS = 0.92;

    private final int rateHz;
    private final short[] samples;

    public Pcm(int rateHz, short[] samples) {
        this.rateHz = rateHz;
        this.samples = samples;
    }

    public int rateHz() {
        return rateHz;
    }

    public short[] samples() {
        return samples;
    }

    public long lengthMs() {
        return samples.length * 1_000L / rateHz;
    }

    /** At {@link #RATE_HZ}, without what is above half of it: that would come back as noise. */
    public Pcm resampled() {
        if (rateHz == RATE_HZ) {
            return this;
        }
        double cutOff = PASS * Math.min(1.0, (double) RATE_HZ / rateHz);
        int reach = (int) Math.ceil(CROSSINGS / cutOff);
        var out = new short[(int) ((long) samples.length * RATE_HZ / rateHz)];
        // Where a new sample is between two old ones comes again and again: so the sines are taken once.
        int phases = Math.min(out.length, RATE_HZ / greatestCommonDivisor(rateHz, RATE_HZ));
        var weights = new double[phases][];
        for (int phase = 0; phase < phases; phase++) {
            double after = (double) ((long) phase * rateHz % RATE_HZ) / RATE_HZ;
            weights[phase] = weights(after, reach, cutOff);
        }
        for (int i = 0; i < out.length; i++) {
            int first = (int) ((long) i * rateHz / RATE_HZ) - reach;
            int to = Math.min(samples.length - 1, first + 2 * reach);
            var weight = weights[i % phases];
            double sum = 0;
            for (int j = Math.max(0, first); j <= to; j++) {
                sum += samples[j] * weight[j - first];
            }
            out[i] = (short) Math.clamp(Math.round(sum * cutOff), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(RATE_HZ, out);
    }

    /** Of the samples around a place that is so long after one of them. */
    private static double[] weights(double after, int reach, double cutOff) {
        var weights = new double[2 * reach + 1];
        for (int k = 0; k < weights.length; k++) {
            double distance = (k - reach - after) * cutOff;
            weights[k] = Math.abs(distance) <= CROSSINGS ? weight(distance) : 0;
        }
        return weights;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** A sinc in a Hann window. */
    private static double weight(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        double phase = Math.PI * x;
        return Math.sin(phase) / phase * (1 + Math.cos(phase / CROSSINGS)) / 2;
    }

    /** As a file that everything plays. */
    public byte[] wav() {
        int data = samples.length * BYTES_PER_SAMPLE;
        var file = ByteBuffer.allocate(HEADER_BYTES + data).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'R', 'I', 'F', 'F'}).putInt(HEADER_BYTES - 8 + data);
        file.put(new byte[] {'W', 'A', 'V', 'E', 'f', 'm', 't', ' '}).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(rateHz * BYTES_PER_SAMPLE);
        file.putShort((short) BYTES_PER_SAMPLE).putShort((short) (8 * BYTES_PER_SAMPLE));
        file.put(new byte[] {'d', 'a', 't', 'a'}).putInt(data);
        for (short sample : samples) {
            file.putShort(sample);
        }
        return file.array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pcm pcm && rateHz == pcm.rateHz && Arrays.equals(samples, pcm.samples);
    }

    @Override
    public int hashCode() {
        return 31 * rateHz + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Pcm[" + rateHz + " Hz, " + lengthMs() + " ms]";
    }
}
