package dev.oneline.bench.ivr;

import dev.oneline.bench.bridge.Latencies;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.probe.RtpSink;
import dev.oneline.media.rtp.RtpPacket;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * One caller. He sends a packet of sound every 20 ms, and now and then presses a key. What he hears he plays through a buffer
 * of 40 ms: a frame that comes later than that is an underrun, and from then on he plays so much later.
 */
final class Caller implements RtpSink {
    static final int PCMA = 8;
    private static final int EVENT = 96;
    private static final int FRAME = 160;
    private static final byte SILENCE = (byte) 0xD5;
    private static final long BUFFER_NS = 40_000_000;
    private static final long NS_PER_TICK = 125_000;
    /** A telephone-event: four packets while the key is down, then its end three times (RFC 4733 2.5.1.4). */
    private static final int UPDATES = 4;

    private static final int PACKETS_OF_KEY = UPDATES + 3;
    /** Of a sample that is heard, by its code: 264 of 32,768 or more. */
    private static final int AUDIBLE_CODE = 0x10;

    private final boolean byTones;
    private final byte[] tone;
    private final Supplier<Heard> heard;
    private final int ssrc;
    private int sequence = 1;
    private int timestamp;
    private int packetsOfKey;
    private int keyTimestamp;
    private volatile long pressedNs;
    /** Of the reading thread alone. */
    private boolean changed;

    private boolean started;
    private int lastSequence;
    private int firstTimestamp;
    private long earliestNs;

    /** @param tone codes of a key in the voice; empty: he presses by telephone-events */
    Caller(int ssrc, byte[] tone, Supplier<Heard> heard) {
        this.ssrc = ssrc;
        this.byTones = tone.length > 0;
        this.tone = tone;
        this.heard = heard;
    }

    /** Whether he has heard what came of the last key. */
    boolean isIdle() {
        return pressedNs == 0 && packetsOfKey == 0;
    }

    /** Sends what is due; with {@code press}, the beginning of a key. */
    void send(GatewayProbe line, boolean press, byte[] packet) throws IOException {
        if (press) {
            packetsOfKey = byTones ? tone.length / FRAME : PACKETS_OF_KEY;
            keyTimestamp = timestamp;
            pressedNs = System.nanoTime();
        }
        boolean event = packetsOfKey > 0 && !byTones;
        RtpPacket.writeHeader(
                packet,
                0,
                press && event,
                event ? EVENT : PCMA,
                sequence++ & 0xFFFF,
                event ? keyTimestamp : timestamp,
                ssrc);
        int length = event ? event(packet) : sound(packet);
        timestamp += FRAME;
        packetsOfKey = Math.max(0, packetsOfKey - 1);
        line.send(packet, RtpPacket.HEADER_LENGTH + length);
    }

    @Override
    public void onRtp(byte[] buffer, int length, long nowNs) {
        // A neighbour's port may be the next one, where his reports go.
        if (RtpPacket.isRtcp(buffer, 0, length)) {
            return;
        }
        Heard now = heard.get();
        now.frames++;
        count(now, RtpPacket.sequence(buffer, 0), RtpPacket.timestamp(buffer, 0), nowNs);
        long pressed = pressedNs;
        if (pressed == 0) {
            return;
        }
        // What he heard goes on until the key has come: something else begins with a marker.
        changed |= RtpPacket.marker(buffer, 0);
        if (changed && isAudible(buffer, length)) {
            Latencies latencies = byTones ? now.afterTones : now.afterEvents;
            latencies.add(nowNs - pressed);
            changed = false;
            pressedNs = 0;
        }
    }

    private void count(Heard now, int received, int receivedTimestamp, long nowNs) {
        if (!started) {
            started = true;
            firstTimestamp = receivedTimestamp;
            earliestNs = nowNs;
        } else {
            now.lost += Math.max(0, (short) (received - lastSequence) - 1);
        }
        lastSequence = received;
        long laterNs = nowNs - (receivedTimestamp - firstTimestamp) * NS_PER_TICK - earliestNs;
        if (laterNs < 0) {
            earliestNs += laterNs;
        } else if (laterNs > BUFFER_NS) {
            now.underruns++;
            earliestNs += laterNs;
        }
        now.lateness.add(Math.max(0, laterNs));
    }

    private static boolean isAudible(byte[] buffer, int length) {
        for (int i = RtpPacket.headerLength(buffer, 0); i < length; i++) {
            // The even bits are inverted, and the sign.
            if (((buffer[i] ^ 0x55) & 0x7F) >= AUDIBLE_CODE) {
                return true;
            }
        }
        return false;
    }

    private int event(byte[] packet) {
        int number = PACKETS_OF_KEY - packetsOfKey + 1;
        int duration = Math.min(number, UPDATES) * FRAME;
        packet[RtpPacket.HEADER_LENGTH] = 1;
        packet[RtpPacket.HEADER_LENGTH + 1] = (byte) (number > UPDATES ? 0x8A : 0x0A);
        packet[RtpPacket.HEADER_LENGTH + 2] = (byte) (duration >> 8);
        packet[RtpPacket.HEADER_LENGTH + 3] = (byte) duration;
        return 4;
    }

    private int sound(byte[] packet) {
        int from = tone.length - packetsOfKey * FRAME;
        for (int i = 0; i < FRAME; i++) {
            packet[RtpPacket.HEADER_LENGTH + i] = packetsOfKey > 0 ? tone[from + i] : SILENCE;
        }
        return FRAME;
    }
}
