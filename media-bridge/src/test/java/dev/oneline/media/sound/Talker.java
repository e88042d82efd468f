package dev.oneline.media.sound;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.media.sound.Presser.Line;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Somebody who says what is given to him, in real time. */
public final class Talker {
    private static final int FRAME = 160;
    private static final int WARM_UP_FRAMES = 100;

    private final Line line;
    private final Codec codec;
    private final int payloadType;
    private final OpusEncoder opus;
    private final byte[] packet = new byte[600];
    private int sequence;
    private int timestamp = 5_000;
    private long dueNs;

    public Talker(Line line, Codec codec, int payloadType) {
        this.line = line;
        this.codec = codec;
        this.payloadType = payloadType;
        this.opus = encoder();
        // Else the encoder's classes are loaded in the time of the first word, which comes late by that.
        for (int i = 0; i < WARM_UP_FRAMES && codec == Codec.OPUS; i++) {
            encode(Voice.person(20 * i, 20), 0);
        }
    }

    private static OpusEncoder encoder() {
        try {
            return new OpusEncoder(48_000, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Returns when the last packet is out.
     *
     * @return by how many ms the first one was late: on a busy machine he takes a breath first
     */
    public double say(double[] sound) throws IOException {
        dueNs = Math.max(dueNs, System.nanoTime());
        double lateMs = -1;
        for (int at = 0; at + FRAME <= sound.length; at += FRAME) {
            while (System.nanoTime() - dueNs < 0) {
                LockSupport.parkNanos(dueNs - System.nanoTime());
            }
            dueNs += 20_000_000;
            RtpPacket.writeHeader(packet, 0, sequence == 0, payloadType, sequence++ & 0xFFFF, timestamp, 4_711);
            timestamp += codec.frameTicks();
            line.send(packet, RtpPacket.HEADER_LENGTH + encode(sound, at));
            lateMs = lateMs < 0 ? (System.nanoTime() - dueNs) / 1e6 + 20 : lateMs;
        }
        return lateMs;
    }

    private int encode(double[] sound, int at) {
        if (codec == Codec.OPUS) {
            var frame = new short[codec.frameTicks()];
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) sound[at + i / 6];
            }
            try {
                return opus.encode(frame, 0, frame.length, packet, RtpPacket.HEADER_LENGTH, 400);
            } catch (OpusException e) {
                throw new AssertionError(e);
            }
        }
        for (int i = 0; i < FRAME; i++) {
            packet[RtpPacket.HEADER_LENGTH + i] = KeyTone.toCode(sound[at + i], codec);
        }
        return FRAME;
    }
}
