package dev.oneline.media.keys;

/**
 * Finds keys that come as tones in the voice. Every 2.5 ms it looks at the latest 20 ms: two tones, one of each group,
 * must account for nearly all of it, near their nominal frequency (measured by how their phase moves), neither much
 * stronger than the other, and both steady. A key counts when that holds for eight looks in a row.
 *
 * <p>What it is made for, by ITU-T Q.24 where administrations say different things the common ground: accepts ±1.5 % of
 * frequency, refuses ±3.5 %; accepts a high group up to 8 dB weaker (normal twist) and up to 4 dB stronger (reverse);
 * levels down to −25 dBm0 of the stronger tone; tones of 40 ms and pauses of 40 ms; refuses 20 ms; bridges interruptions
 * of 10 ms; noise 15 dB below, and most keys over speech 10 dB below. The key is known about 35 ms after it went down.
 * Speech isn't taken for keys: none in 25 minutes of a person's prompts nor in 96 minutes of synthetic voices, each at
 * several speeds and two levels, 16 hours in all.
 *
 * <p>Eight thousand samples a second. Not thread-safe.
 */
public final class ToneDetector {
    private static final String[] KEYS = {"123A", "456B", "789C", "*0#D"};
    private static final char NONE = 0;
    /** 2.5 ms. */
    private static final int HOP = 20;

    private static final int LOOKS_TO_COUNT = 8;
    /** 25 ms without a key until the same one may count again. */
    private static final int LOOKS_TO_RELEASE = 10;
    /** About −34 dBm0: a weaker tone at −26 dBm0 with the twist that is allowed. */
    private static final double MIN_AMPLITUDE = 450;

    private static final double MIN_SHARE = 0.8;
    /** A key that is held may be spoken over. */
    private static final double MIN_SHARE_HELD = 0.5;

    /** Halfway between what must be taken and what must not. */
    private static final double MAX_OFFSET = 0.025;
    /** 9.5 dB and 5.5 dB: with a margin, since noise moves them. */
    private static final double MAX_NORMAL_TWIST = 2.99;

    private static final double MAX_REVERSE_TWIST = 1.88;
    /** 2 dB over a key's looks: a voice swells and fades. */
    private static final double MAX_SWELL = 1.26;

    private static final double MIN_ENERGY = 60.0 * MIN_AMPLITUDE * MIN_AMPLITUDE / 2;
    /** Phases are compared with those two looks ago: 5 ms, so that offsets up to 100 Hz are told apart. */
    private static final int LAG = 2;

    private final KeySink sink;
    private final short[] ring = new short[ToneBank.WINDOW];
    private final ToneBank bank = new ToneBank();
    private final double[][] phases = new double[LAG][ToneBank.TONES];
    private int phasesKnown;
    private int at;
    private int untilLook = ToneBank.WINDOW;
    private char held = NONE;
    private int looksWithout;
    private char candidate = NONE;
    private int looks;
    private final Spread low = new Spread();
    private final Spread high = new Spread();

    public ToneDetector(KeySink sink) {
        this.sink = sink;
    }

    public void take(short sample) {
        ring[at] = sample;
        at = at + 1 == ToneBank.WINDOW ? 0 : at + 1;
        if (--untilLook == 0) {
            untilLook = HOP;
            look();
        }
    }

    /** Some sound was lost: what comes next doesn't join on. A key that is held isn't let go by that. */
    public void skip() {
        untilLook = ToneBank.WINDOW;
        phasesKnown = 0;
        looks = 0;
        candidate = NONE;
    }

    private void look() {
        if (bank.take(ring, at) < MIN_ENERGY) {
            phasesKnown = 0;
            judge(NONE, false);
            return;
        }
        bank.analyse();
        int row = bank.strongest(0, ToneBank.ROWS);
        int column = bank.strongest(ToneBank.ROWS, ToneBank.TONES);
        char key = KEYS[row].charAt(column - ToneBank.ROWS);
        double rowOffset = offsetHz(row);
        double columnOffset = offsetHz(column);
        double lowAmplitude = bank.amplitude(row, rowOffset);
        double highAmplitude = bank.amplitude(column, columnOffset);
        double share = bank.share(lowAmplitude, highAmplitude);
        boolean pure = share >= MIN_SHARE
                && phasesKnown >= LAG
                && Math.abs(rowOffset) <= MAX_OFFSET * ToneBank.frequencyHz(row)
                && Math.abs(columnOffset) <= MAX_OFFSET * ToneBank.frequencyHz(column)
                && Math.min(lowAmplitude, highAmplitude) >= MIN_AMPLITUDE
                && lowAmplitude <= MAX_NORMAL_TWIST * highAmplitude
                && highAmplitude <= MAX_REVERSE_TWIST * lowAmplitude;
        low.include(lowAmplitude);
        high.include(highAmplitude);
        if (!pure || key != candidate || !low.isSteady() || !high.isSteady()) {
            low.begin(lowAmplitude);
            high.begin(highAmplitude);
            looks = 0;
        }
        remember();
        judge(share >= MIN_SHARE_HELD ? key : NONE, pure);
    }

    private void judge(char key, boolean pure) {
        if (held != NONE) {
            looksWithout = key == held ? 0 : looksWithout + 1;
            if (looksWithout >= LOOKS_TO_RELEASE) {
                held = NONE;
            }
        }
        candidate = pure ? key : NONE;
        looks = pure ? looks + 1 : 0;
        if (looks == LOOKS_TO_COUNT && key != held) {
            held = key;
            looksWithout = 0;
            sink.onKey(key);
        }
    }

    /** By how much a tone is beside its nominal frequency; meaningless until enough phases are known. */
    private double offsetHz(int tone) {
        if (phasesKnown < LAG) {
            return 0;
        }
        double moved = bank.phase(tone) - phases[0][tone] - ToneBank.radiansPerSample(tone) * HOP * LAG;
        double beside = Math.IEEEremainder(moved, 2 * Math.PI);
        return beside / (2 * Math.PI) * ToneBank.SAMPLE_RATE_HZ / (HOP * LAG);
    }

    private void remember() {
        double[] oldest = phases[0];
        System.arraycopy(phases, 1, phases, 0, LAG - 1);
        phases[LAG - 1] = oldest;
        for (int tone = 0; tone < ToneBank.TONES; tone++) {
            oldest[tone] = bank.phase(tone);
        }
        phasesKnown = Math.min(LAG, phasesKnown + 1);
    }

    /** Between which amplitudes a tone has been. */
    private static final class Spread {
        private double least;
        private double most;

        void begin(double amplitude) {
            least = amplitude;
            most = amplitude;
        }

        void include(double amplitude) {
            least = Math.min(least, amplitude);
            most = Math.max(most, amplitude);
        }

        boolean isSteady() {
            return most <= MAX_SWELL * least;
        }
    }
}
