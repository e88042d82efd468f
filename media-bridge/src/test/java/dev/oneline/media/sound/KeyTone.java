package dev.oneline.media.sound;

import dev.oneline.media.rtp.Codec;
import dev.oneline.runtime.sound.G711;
import java.util.Random;

/** Makes key tones (ITU-T Q.23) and what may go wrong with them, as 16-bit sound at 8 kHz. */
public final class KeyTone {
    public static final String ALL = "123A456B789C*0#D";
    private static final double[] LOW_HZ = {697, 770, 852, 941};
    private static final double[] HIGH_HZ = {1_209, 1_336, 1_477, 1_633};
    private static final double FULL_SCALE_DBM0 = 3.14;
    private static final int FULL_SCALE = 32_256;

    private double lowDbm0 = -10;
    private double highDbm0 = -10;
    private double offset;
    private int toneMs = 50;
    private int pauseMs = 50;
    private double snrDb = Double.POSITIVE_INFINITY;
    private final Random random;

    public KeyTone(Random random) {
        this.random = random;
    }

    public KeyTone levels(double lowGroupDbm0, double highGroupDbm0) {
        lowDbm0 = lowGroupDbm0;
        highDbm0 = highGroupDbm0;
        return this;
    }

    /** Both frequencies beside their nominal ones by this share. */
    public KeyTone detuned(double share) {
        offset = share;
        return this;
    }

    public KeyTone lasting(int newToneMs, int newPauseMs) {
        toneMs = newToneMs;
        pauseMs = newPauseMs;
        return this;
    }

    /** White noise, so many dB below both tones together. */
    public KeyTone noise(double newSnrDb) {
        snrDb = newSnrDb;
        return this;
    }

    /** These keys one after another, beginning anywhere and with any phase. */
    public double[] sound(String keys) {
        int start = 400 + random.nextInt(160);
        int period = (toneMs + pauseMs) * 8;
        var out = new double[start + keys.length() * period + 400];
        for (int i = 0; i < keys.length(); i++) {
            add(out, start + i * period, keys.charAt(i));
        }
        double low = amplitude(lowDbm0);
        double high = amplitude(highDbm0);
        double noise = Math.sqrt((low * low + high * high) / 2 * Math.pow(10, -snrDb / 10));
        for (int i = 0; i < out.length; i++) {
            out[i] += noise * random.nextGaussian();
        }
        return out;
    }

    /** Puts a key over what is there. */
    public void add(double[] sound, int at, char key) {
        int index = ALL.indexOf(key);
        double low = 2 * Math.PI * LOW_HZ[index / 4] * (1 + offset) / 8_000;
        double high = 2 * Math.PI * HIGH_HZ[index % 4] * (1 + offset) / 8_000;
        double lowPhase = random.nextDouble() * 2 * Math.PI;
        double highPhase = random.nextDouble() * 2 * Math.PI;
        for (int i = 0; i < toneMs * 8; i++) {
            sound[at + i] += amplitude(lowDbm0) * Math.sin(low * i + lowPhase)
                    + amplitude(highDbm0) * Math.sin(high * i + highPhase);
        }
    }

    /** As it comes out of a G.711 line. */
    public static short throughLine(double sample, Codec codec) {
        byte code = toCode(sample, codec);
        return codec == Codec.PCMA ? G711.fromALaw(code) : G711.fromULaw(code);
    }

    public static byte toCode(double sample, Codec codec) {
        var linear = (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
        return codec == Codec.PCMA ? G711.toALaw(linear) : G711.toULaw(linear);
    }

    /** Of a sine. */
    public static double amplitude(double dbm0) {
        return FULL_SCALE * Math.pow(10, (dbm0 - FULL_SCALE_DBM0) / 20);
    }
}
