package dev.oneline.media.keys;

import dev.oneline.media.rtp.Codec;
import dev.oneline.runtime.sound.G711;

/**
 * Brings the G.711 sound of RTP packets to a {@link ToneDetector}, in order. What comes late is left out: waiting for it
 * would cost every key the time of a jitter buffer. Not thread-safe.
 */
public final class SoundKeys {
    /** A source whose numbers jump further than this has begun anew (RFC 3550 A.1, MAX_DROPOUT). */
    private static final int MAX_DROPOUT = 3_000;
    /** Enough of a pause for the next key to count. */
    private static final int MAX_SILENCE = 320;

    private final KeySink sink;
    private ToneDetector detector;
    private boolean started;
    private int ssrc;
    private int nextSequence;
    private int nextTimestamp;

    public SoundKeys(KeySink sink) {
        this.sink = sink;
        this.detector = new ToneDetector(sink);
    }

    /** @param codec PCMA or PCMU */
    public void take(Codec codec, int fromSsrc, int sequence, int timestamp, byte[] buffer, int offset, int length) {
        int step = (short) (sequence - nextSequence);
        boolean known = started && fromSsrc == ssrc && Math.abs(step) <= MAX_DROPOUT;
        if (known && step < 0) {
            return;
        }
        if (!known) {
            detector = new ToneDetector(sink);
        } else if (step > 0) {
            detector.skip();
        } else {
            fillUp(timestamp - nextTimestamp);
        }
        started = true;
        ssrc = fromSsrc;
        nextSequence = (sequence + 1) & 0xFFFF;
        nextTimestamp = timestamp + length;
        for (int at = offset; at < offset + length; at++) {
            detector.take(codec == Codec.PCMA ? G711.fromALaw(buffer[at]) : G711.fromULaw(buffer[at]));
        }
    }

    /** Nothing was lost, but nothing was sent either: a sender that leaves silence out. */
    private void fillUp(int ticks) {
        for (int i = 0; i < Math.min(ticks, MAX_SILENCE); i++) {
            detector.take((short) 0);
        }
    }
}
