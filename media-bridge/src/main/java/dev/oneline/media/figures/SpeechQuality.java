package dev.oneline.media.figures;

import dev.oneline.media.rtp.Codec;

/** The E-model (ITU-T G.107) cut down to what an RTP endpoint sees: loss, jitter and round trip. */
public final class SpeechQuality {
    /** R with nothing wrong: G.107's default values. */
    private static final double BEST = 93.2;
    /** What a jitter buffer adds, as a multiple of the jitter. */
    private static final double BUFFER_FACTOR = 2;

    private static final double FRAME_DELAY_MS = 20;

    private SpeechQuality() {}

    /**
     * Estimated mean opinion score, 1 to 4.5.
     *
     * @param lossFraction 0 to 1, taken as random
     */
    public static double mos(Codec codec, double lossFraction, double jitterMs, double roundTripMs) {
        double delayMs = roundTripMs / 2 + BUFFER_FACTOR * jitterMs + FRAME_DELAY_MS;
        double rating = BEST - delayImpairment(delayMs) - lossImpairment(codec, Math.clamp(lossFraction, 0, 1) * 100);
        return score(Math.clamp(rating, 0, 100));
    }

    /** G.107 Annex B's simplification: hardly anything up to 177 ms, steep beyond. */
    private static double delayImpairment(double delayMs) {
        return 0.024 * delayMs + (delayMs > 177.3 ? 0.11 * (delayMs - 177.3) : 0);
    }

    /** G.107 7-29 with burst ratio 1. Robustness factors of G.113: G.711 with concealment 25.1; Opus taken like it. */
    private static double lossImpairment(Codec codec, double lossPercent) {
        double robustness =
                switch (codec) {
                    case PCMA, PCMU -> 25.1;
                    case OPUS -> 20.0;
                };
        return 95 * lossPercent / (lossPercent + robustness);
    }

    /** G.107 Annex B. */
    private static double score(double rating) {
        return Math.clamp(1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6, 1, 4.5);
    }
}
