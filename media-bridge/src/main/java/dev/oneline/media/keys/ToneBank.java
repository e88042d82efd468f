package dev.oneline.media.keys;

/**
 * What a window of sound has of the eight frequencies of ITU-T Q.23, each with its phase, by Goertzel's recursion. A Hann
 * window keeps the groups, and what is beside them, apart.
 */
final class ToneBank {
    static final int SAMPLE_RATE_HZ = 8_000;
    /** 20 ms. */
    static final int WINDOW = 160;

    static final int ROWS = 4;
    static final int TONES = 8;
    private static final double[] FREQUENCY_HZ = {697, 770, 852, 941, 1_209, 1_336, 1_477, 1_633};
    private static final float[] HANN = new float[WINDOW];
    private static final float[] COEFFICIENT = new float[TONES];
    private static final double[] COS = new double[TONES];
    private static final double[] SIN = new double[TONES];
    private static final double HANN_SUM;
    private static final double HANN_SQUARES;

    static {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < WINDOW; i++) {
            double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW);
            HANN[i] = (float) weight;
            sum += weight;
            squares += weight * weight;
        }
        HANN_SUM = sum;
        HANN_SQUARES = squares;
        for (int tone = 0; tone < TONES; tone++) {
            double step = radiansPerSample(tone);
            COS[tone] = Math.cos(step);
            SIN[tone] = Math.sin(step);
            COEFFICIENT[tone] = (float) (2 * COS[tone]);
        }
    }

    private final float[] weighted = new float[WINDOW];
    private final double[] real = new double[TONES];
    private final double[] imaginary = new double[TONES];
    private double energy;

    static double frequencyHz(int tone) {
        return FREQUENCY_HZ[tone];
    }

    static double radiansPerSample(int tone) {
        return 2 * Math.PI * FREQUENCY_HZ[tone] / SAMPLE_RATE_HZ;
    }

    /** Takes the window whose oldest sample is at {@code oldest} of the ring. Returns its energy, weighted. */
    double take(short[] ring, int oldest) {
        double sum = 0;
        for (int i = 0, at = oldest; i < WINDOW; i++, at = at + 1 == WINDOW ? 0 : at + 1) {
            float sample = HANN[i] * ring[at];
            weighted[i] = sample;
            sum += sample * sample;
        }
        energy = sum;
        return sum;
    }

    /** Looks for all eight in the window that was taken. */
    void analyse() {
        for (int row = 0; row < ROWS; row++) {
            analyse(row, row + ROWS);
        }
    }

    /** Two at a time: a recursion waits for its own last step, and meanwhile the other goes on. */
    private void analyse(int one, int other) {
        float oneCoefficient = COEFFICIENT[one];
        float otherCoefficient = COEFFICIENT[other];
        float oneLast = 0;
        float oneBefore = 0;
        float otherLast = 0;
        float otherBefore = 0;
        for (float sample : weighted) {
            float oneNext = sample + oneCoefficient * oneLast - oneBefore;
            float otherNext = sample + otherCoefficient * otherLast - otherBefore;
            oneBefore = oneLast;
            oneLast = oneNext;
            otherBefore = otherLast;
            otherLast = otherNext;
        }
        keep(one, oneLast, oneBefore);
        keep(other, otherLast, otherBefore);
    }

    private void keep(int tone, float last, float before) {
        real[tone] = last - before * COS[tone];
        imaginary[tone] = before * SIN[tone];
    }

    /** The strongest of the tones from {@code first} to before {@code end}. */
    int strongest(int first, int end) {
        int best = first;
        for (int tone = first + 1; tone < end; tone++) {
            if (magnitude(tone) > magnitude(best)) {
                best = tone;
            }
        }
        return best;
    }

    /** Phase at the window's end. */
    double phase(int tone) {
        return Math.atan2(imaginary[tone], real[tone]);
    }

    /** Amplitude of a sine that is {@code offsetHz} beside the tone's frequency, in steps of 16-bit sound. */
    double amplitude(int tone, double offsetHz) {
        return 2 * Math.sqrt(magnitude(tone)) / HANN_SUM / response(offsetHz * WINDOW / SAMPLE_RATE_HZ);
    }

    /** Which share of the window's energy sines of these amplitudes account for. */
    double share(double oneAmplitude, double otherAmplitude) {
        double power = (oneAmplitude * oneAmplitude + otherAmplitude * otherAmplitude) / 2;
        return power * HANN_SQUARES / Math.max(1, energy);
    }

    private double magnitude(int tone) {
        return real[tone] * real[tone] + imaginary[tone] * imaginary[tone];
    }

    /** The Hann window's, {@code bins} beside its centre; not for a whole bin and more. */
    private static double response(double bins) {
        double x = Math.min(0.9, Math.abs(bins));
        double sinc = x < 1e-6 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
        return sinc / (1 - x * x);
    }
}
