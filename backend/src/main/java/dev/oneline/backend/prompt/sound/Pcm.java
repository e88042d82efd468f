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
        double step = (double) rateHz / RATE_HZ;
        double cutOff = PASS * Math.min(1.0, 1 / step);
        double reach = CROSSINGS / cutOff;
        var out = new short[(int) ((long) samples.length * RATE_HZ / rateHz)];
        for (int i = 0; i < out.length; i++) {
            double at = i * step;
            int from = Math.max(0, (int) Math.ceil(at - reach));
            int to = Math.min(samples.length - 1, (int) Math.floor(at + reach));
            double sum = 0;
            for (int j = from; j <= to; j++) {
                sum += samples[j] * weight((j - at) * cutOff);
            }
            out[i] = (short) Math.clamp(Math.round(sum * cutOff), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(RATE_HZ, out);
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
