package dev.oneline.bench.relay;

import dev.oneline.bench.bridge.Latencies;
import dev.oneline.media.probe.RtpSink;
import dev.oneline.media.rtp.RtpPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends G.711 packets of 20 ms on every line, the lines spread evenly over the 20 ms as independent calls are, and takes
 * the time of those that come back out. A packet carries when it was sent and in which run, so that nothing of a warm-up
 * is counted.
 */
final class Load implements RtpSink {
    private static final int PAYLOAD = 160;
    private static final int LENGTH = RtpPacket.HEADER_LENGTH + PAYLOAD;
    private static final int TAG_ROOM = 40;
    private static final long FRAME_NS = 20_000_000;
    private static final long DRAIN_NS = 500_000_000;
    private static final int PCMA = 8;

    private volatile int run;
    private volatile Latencies latencies = new Latencies();

    @Override
    public void onRtp(byte[] buffer, int length, long nowNs) {
        ByteBuffer packet = ByteBuffer.wrap(buffer, 0, length);
        // Silence of the bridge's own has no such stamp.
        if (length == LENGTH && packet.getInt(RtpPacket.HEADER_LENGTH) == run && run != 0) {
            latencies.add(nowNs - packet.getLong(RtpPacket.HEADER_LENGTH + 4));
        }
    }

    /** Runs for a while and returns what came of it. */
    Outcome run(List<Line> lines, double seconds) throws IOException {
        latencies = new Latencies();
        int thisRun = run + 1;
        run = thisRun;
        long frames = (long) (seconds * 1e9 / FRAME_NS);
        var packet = new byte[LENGTH + TAG_ROOM];
        long startNs = System.nanoTime();
        long sent = 0;
        for (long frame = 0; frame < frames; frame++) {
            for (int i = 0; i < lines.size(); i++) {
                awaitNs(startNs + frame * FRAME_NS + i * FRAME_NS / lines.size());
                lines.get(i).send(packet, thisRun);
                sent++;
            }
        }
        long elapsedNs = System.nanoTime() - startNs;
        awaitNs(System.nanoTime() + DRAIN_NS);
        return new Outcome(sent, latencies, elapsedNs / 1e9);
    }

    private static void awaitNs(long dueNs) {
        for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }

    record Outcome(long sent, Latencies latencies, double seconds) {
        double lossPercent() {
            return 100.0 * (sent - latencies.count()) / sent;
        }
    }

    /** One direction of one call. */
    static final class Line {
        private final int ssrc;
        private final Way way;
        private int sequence = 1;

        Line(int ssrc, Way way) {
            this.ssrc = ssrc;
            this.way = way;
        }

        void send(byte[] packet, int run) throws IOException {
            RtpPacket.writeHeader(packet, 0, false, PCMA, sequence & 0xFFFF, sequence * PAYLOAD, ssrc);
            sequence++;
            ByteBuffer.wrap(packet)
                    .putInt(RtpPacket.HEADER_LENGTH, run)
                    .putLong(RtpPacket.HEADER_LENGTH + 4, System.nanoTime());
            way.send(packet, LENGTH);
        }
    }

    /** How a packet leaves. */
    interface Way {
        void send(byte[] packet, int length) throws IOException;
    }
}
