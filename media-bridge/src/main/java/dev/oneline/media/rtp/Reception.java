package dev.oneline.media.rtp;

/**
 * What arrived of one source, by RFC 3550: A.1 for extended sequence numbers, A.3 for losses, A.8 for jitter. A new SSRC
 * begins a new count; {@link #lostPackets} goes on over all of them. Not thread-safe: its ledger guards it.
 */
public final class Reception {
    private static final int MAX_DROPOUT = 3_000;
    private static final int MAX_MISORDER = 100;

    private boolean started;
    private int ssrc;
    private int baseSequence;
    private int maxSequence;
    private int cycles;
    private long received;
    private long expectedPrior;
    private long receivedPrior;
    private int transit;
    private double jitterTicks;
    private int clockRateHz = 8_000;
    private long lostBefore;
    private int suspectSequence = -1;

    /** Counts a packet. Out of line numbers are believed once two follow each other (a source that began anew). */
    public void count(int packetSsrc, int sequence, int timestamp, int rateHz, long nowNs) {
        if (!started || packetSsrc != ssrc) {
            begin(packetSsrc, sequence);
        } else if (!follows(sequence)) {
            return;
        }
        received++;
        clockRateHz = rateHz;
        int arrival = (int) (nowNs / 1_000 * rateHz / 1_000_000);
        int newTransit = arrival - timestamp;
        if (received > 1) {
            int difference = Math.abs(newTransit - transit);
            // A timestamp that jumped (a new talk spurt of another clock) isn't jitter.
            if (difference < rateHz) {
                jitterTicks += (difference - jitterTicks) / 16;
            }
        }
        transit = newTransit;
    }

    public boolean started() {
        return started;
    }

    public int ssrc() {
        return ssrc;
    }

    public int extendedHighestSequence() {
        return cycles + maxSequence;
    }

    public int jitterTicks() {
        return (int) jitterTicks;
    }

    public double jitterMs() {
        return jitterTicks * 1_000 / clockRateHz;
    }

    /** Over all sources since the beginning, never negative. */
    public long lostPackets() {
        return lostBefore + Math.max(0, expected() - received);
    }

    /** Of this source, as a report block says it (24 bits, may be negative through duplicates). */
    public int lostOfSource() {
        return Math.clamp(expected() - received, -0x800000, 0x7FFFFF);
    }

    /** Share lost since the last call, in 1/256: each report block covers its own interval. */
    public int fractionLostSinceLastReport() {
        long expectedInterval = expected() - expectedPrior;
        long receivedInterval = received - receivedPrior;
        expectedPrior = expected();
        receivedPrior = received;
        long lost = expectedInterval - receivedInterval;
        return expectedInterval <= 0 || lost <= 0 ? 0 : (int) Math.min(255, (lost << 8) / expectedInterval);
    }

    private long expected() {
        return started ? (long) cycles + maxSequence - baseSequence + 1 : 0;
    }

    private boolean follows(int sequence) {
        int step = (sequence - maxSequence) & 0xFFFF;
        if (step < MAX_DROPOUT) {
            if (sequence < maxSequence) {
                cycles += 1 << 16;
            }
            maxSequence = sequence;
            return true;
        }
        if (step > (1 << 16) - MAX_MISORDER) {
            return true;
        }
        if (sequence == suspectSequence) {
            begin(ssrc, sequence);
            return true;
        }
        suspectSequence = (sequence + 1) & 0xFFFF;
        return false;
    }

    private void begin(int newSsrc, int sequence) {
        lostBefore += Math.max(0, expected() - received);
        started = true;
        ssrc = newSsrc;
        baseSequence = sequence;
        maxSequence = sequence;
        cycles = 0;
        received = 0;
        expectedPrior = 0;
        receivedPrior = 0;
        suspectSequence = -1;
    }
}
