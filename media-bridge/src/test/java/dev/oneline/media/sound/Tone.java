package dev.oneline.media.sound;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.runtime.sound.G711;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;

/** A sine tone as RTP packets, one after the other. */
public final class Tone {
    private static final double AMPLITUDE = 8_000;

    private final Codec codec;
    private final int payloadType;
    private final int frequencyHz;
    private final int ssrc;
    private final OpusEncoder opus;
    private int sequence;
    private int timestamp;
    private long sample;

    public Tone(Codec codec, int payloadType, int frequencyHz, int ssrc, int firstSequence) {
        this.codec = codec;
        this.payloadType = payloadType;
        this.frequencyHz = frequencyHz;
        this.ssrc = ssrc;
        this.sequence = firstSequence;
        this.timestamp = firstSequence * 7;
        try {
            this.opus = new OpusEncoder(48_000, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        } catch (OpusException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes the next packet and returns its length. */
    public int next(byte[] out) {
        int ticks = codec.frameTicks();
        RtpPacket.writeHeader(out, 0, false, payloadType, sequence++ & 0xFFFF, timestamp, ssrc);
        timestamp += ticks;
        var frame = new short[ticks];
        for (int i = 0; i < ticks; i++) {
            frame[i] = (short) (AMPLITUDE * Math.sin(2 * Math.PI * frequencyHz * sample++ / codec.clockRateHz()));
        }
        return RtpPacket.HEADER_LENGTH + encode(frame, out);
    }

    private int encode(short[] frame, byte[] out) {
        if (codec == Codec.OPUS) {
            try {
                return opus.encode(frame, 0, frame.length, out, RtpPacket.HEADER_LENGTH, 400);
            } catch (OpusException e) {
                throw new AssertionError(e);
            }
        }
        for (int i = 0; i < frame.length; i++) {
            out[RtpPacket.HEADER_LENGTH + i] = codec == Codec.PCMA ? G711.toALaw(frame[i]) : G711.toULaw(frame[i]);
        }
        return frame.length;
    }
}
