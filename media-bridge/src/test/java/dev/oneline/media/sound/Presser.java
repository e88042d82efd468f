package dev.oneline.media.sound;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.RtpPacket;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Presses keys as phones do: as telephone-events, or as tones in the voice, in real time. */
public final class Presser {
    private static final int UPDATES = 4;
    private static final int FRAME = 160;
    private final Line line;
    private final int payloadType;
    private final int ssrc;
    private int sequence;
    private int timestamp = 10_000;

    public Presser(Line line, int payloadType, int ssrc) {
        this.line = line;
        this.payloadType = payloadType;
        this.ssrc = ssrc;
    }

    /** @param events codes of RFC 4733: 10 is *, 11 is # */
    public void press(int... events) throws IOException {
        for (int event : events) {
            for (int i = 1; i <= UPDATES + 3; i++) {
                send(event, i == 1, i > UPDATES, Math.min(i, UPDATES) * FRAME);
                pause();
            }
            timestamp += 20 * FRAME;
        }
    }

    /** The whole sound, frame by frame. */
    public static void playTones(Line line, Codec codec, String keys) throws IOException {
        double[] sound = new KeyTone(new Random()).lasting(60, 60).sound(keys);
        var packet = new byte[200];
        for (int frame = 0; frame < sound.length / FRAME; frame++) {
            RtpPacket.writeHeader(packet, 0, frame == 0, codec.staticPayloadType(), frame, frame * FRAME, 77);
            for (int i = 0; i < FRAME; i++) {
                packet[RtpPacket.HEADER_LENGTH + i] = KeyTone.toCode(sound[frame * FRAME + i], codec);
            }
            line.send(packet, RtpPacket.HEADER_LENGTH + FRAME);
            // Faster than life: the detector counts samples, not the time.
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void send(int event, boolean marker, boolean end, int duration) throws IOException {
        var packet = new byte[64];
        RtpPacket.writeHeader(packet, 0, marker, payloadType, sequence++, timestamp, ssrc);
        packet[12] = (byte) event;
        packet[13] = (byte) (end ? 0x8A : 0x0A);
        packet[14] = (byte) (duration >> 8);
        packet[15] = (byte) duration;
        line.send(packet, 16);
    }

    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }

    /** Takes a packet with room for an authentication tag behind it. */
    public interface Line {
        void send(byte[] packet, int length) throws IOException;
    }
}
