package dev.oneline.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The one RTP stream that a receiver gets, whatever it is made of: another leg, a prompt, silence. Sources come and go;
 * the SSRC stays, the sequence goes on without a hole, the timestamp moves as the wall clock did, and the marker bit
 * says where a new source begins. Gaps inside a source are passed on, so that the receiver sees its losses.
 *
 * <p>Not thread-safe: its leg guards it.
 */
public final class OutgoingStream {
    /** A source whose numbers jump further than this has begun anew (RFC 3550 A.1, MAX_DROPOUT). */
    private static final int MAX_JUMP = 3_000;

    private final int ssrc;
    private @Nullable Object source;
    private int sourceSsrc;
    private int sequenceShift;
    private int timestampShift;
    private int firstOfSource;
    private int highestSequence;
    private int latestTimestamp;
    private long latestNs;
    private boolean started;

    /** @param firstSequence and the other starting values should be random (RFC 3550 5.1) */
    public OutgoingStream(int ssrc, int firstSequence, int firstTimestamp) {
        this.ssrc = ssrc;
        // Low, so that the roll-over counter of SRTP begins at 0 on both sides even when the first packets are lost.
        this.highestSequence = firstSequence & 0x7FFF;
        this.latestTimestamp = firstTimestamp;
    }

    public int ssrc() {
        return ssrc;
    }

    /** RTP time at {@code nowNs}, for sender reports. */
    public int timestampAt(long nowNs, int clockRateHz) {
        return started ? latestTimestamp + ticks(nowNs - latestNs, clockRateHz) : latestTimestamp;
    }

    /**
     * Writes a source's packet as one of this stream.
     *
     * @param from identity of the source
     * @return length written to {@code out} from 0, or 0 when the packet is from before the source's first one
     */
    public int relay(
            Object from, byte[] in, int offset, int length, int payloadType, Codec codec, long nowNs, byte[] out) {
        int sequence = RtpPacket.sequence(in, offset);
        int timestamp = RtpPacket.timestamp(in, offset);
        boolean anew = !isCurrent(from, RtpPacket.ssrc(in, offset), sequence);
        if (anew) {
            begin(from, RtpPacket.ssrc(in, offset), sequence, timestamp, codec, nowNs);
        }
        int sequenceOut = (sequence + sequenceShift) & 0xFFFF;
        if ((short) (sequenceOut - firstOfSource) < 0) {
            return 0;
        }
        int timestampOut = timestamp + timestampShift;
        advance(sequenceOut, timestampOut, nowNs);
        boolean marker = anew || RtpPacket.marker(in, offset);
        RtpPacket.writeHeader(out, 0, marker, payloadType, sequenceOut, timestampOut, ssrc);
        int header = RtpPacket.headerLength(in, offset);
        int payload = RtpPacket.payloadLength(in, offset, length);
        System.arraycopy(in, offset + header, out, RtpPacket.HEADER_LENGTH, payload);
        return RtpPacket.HEADER_LENGTH + payload;
    }

    /** Writes a frame of our own making, the next in line. Returns its length. */
    public int generate(Object from, byte[] frame, int payloadType, Codec codec, long nowNs, byte[] out) {
        boolean anew = source != from;
        int timestampOut = anew ? nextTimestamp(codec, nowNs) : latestTimestamp + codec.frameTicks();
        int sequenceOut = (highestSequence + 1) & 0xFFFF;
        if (anew) {
            source = from;
            firstOfSource = sequenceOut;
        }
        advance(sequenceOut, timestampOut, nowNs);
        RtpPacket.writeHeader(out, 0, anew, payloadType, sequenceOut, timestampOut, ssrc);
        System.arraycopy(frame, 0, out, RtpPacket.HEADER_LENGTH, frame.length);
        return RtpPacket.HEADER_LENGTH + frame.length;
    }

    private boolean isCurrent(Object from, int fromSsrc, int sequence) {
        if (source != from || sourceSsrc != fromSsrc) {
            return false;
        }
        int step = (short) (sequence + sequenceShift - highestSequence);
        return Math.abs(step) <= MAX_JUMP;
    }

    private void begin(Object from, int fromSsrc, int sequence, int timestamp, Codec codec, long nowNs) {
        firstOfSource = (highestSequence + 1) & 0xFFFF;
        sequenceShift = firstOfSource - sequence;
        timestampShift = nextTimestamp(codec, nowNs) - timestamp;
        source = from;
        sourceSsrc = fromSsrc;
    }

    /** At least one frame on: two sources that meet within a frame must not share a timestamp. */
    private int nextTimestamp(Codec codec, long nowNs) {
        if (!started) {
            return latestTimestamp;
        }
        return latestTimestamp + Math.max(codec.frameTicks(), ticks(nowNs - latestNs, codec.clockRateHz()));
    }

    private void advance(int sequenceOut, int timestampOut, long nowNs) {
        if (!started || (short) (sequenceOut - highestSequence) > 0) {
            highestSequence = sequenceOut;
            latestTimestamp = timestampOut;
            latestNs = nowNs;
            started = true;
        }
        // The comparison with it is of 16 bits: it must not fall half a circle behind.
        if ((short) (highestSequence - firstOfSource) > MAX_JUMP) {
            firstOfSource = (highestSequence - MAX_JUMP) & 0xFFFF;
        }
    }

    private static int ticks(long elapsedNs, int clockRateHz) {
        return (int) (elapsedNs / 1_000 * clockRateHz / 1_000_000);
    }
}
