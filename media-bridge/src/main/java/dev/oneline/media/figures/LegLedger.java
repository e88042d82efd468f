package dev.oneline.media.figures;

import dev.oneline.contract.bus.LegFigures;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Reception;
import dev.oneline.media.rtp.Rtcp;
import org.jspecify.annotations.Nullable;

/** Counts what one leg receives and sends, over all its transports. Thread-safe. */
public final class LegLedger implements Rtcp.Listener {
    private static final double SHORT_NTP_PER_MS = 65.536;

    private final Reception reception = new Reception();
    private long receivedPackets;
    private long receivedBytes;
    private long sentPackets;
    private long sentBytes;
    private long rejected;
    private double remoteLossFraction;
    private double roundTripMs;
    private int lastSenderReport;
    private long lastSenderReportNs;
    private int shortNtpNow;
    private long nowNs;

    /** Counts an accepted RTP packet of {@code payloadLength} bytes of sound. */
    public synchronized void received(
            int ssrc, int sequence, int timestamp, int payloadLength, int clockRateHz, long atNs) {
        receivedPackets++;
        receivedBytes += payloadLength;
        reception.count(ssrc, sequence, timestamp, clockRateHz, atNs);
    }

    public synchronized void sent(int payloadLength) {
        sentPackets++;
        sentBytes += payloadLength;
    }

    public synchronized void rejected() {
        rejected++;
    }

    /** Reads the other side's report; false when it isn't one. */
    public synchronized boolean readReport(
            byte[] buffer, int offset, int length, int ourSsrc, long atNs, long epochMs) {
        nowNs = atNs;
        shortNtpNow = Rtcp.shortNtp(epochMs);
        return Rtcp.read(buffer, offset, length, ourSsrc, this);
    }

    /** Writes our report; see {@link Rtcp#write}. */
    public synchronized int writeReport(byte[] out, int ssrc, int timestamp, long atNs, long epochMs) {
        var sent = sentPackets == 0 ? null : new Rtcp.Sent(epochMs, timestamp, sentPackets, sentBytes);
        return Rtcp.write(out, ssrc, sent, block(atNs), "oneline");
    }

    @Override
    public synchronized void onSenderReport(int ssrc, int shortNtp) {
        lastSenderReport = shortNtp;
        lastSenderReportNs = nowNs;
    }

    @Override
    public synchronized void onReportBlock(double fractionLost, int lastReport, int delay) {
        remoteLossFraction = fractionLost;
        if (lastReport != 0) {
            double trip = (shortNtpNow - lastReport - delay) / SHORT_NTP_PER_MS;
            // What is negative or longer than a minute is a wrong clock, not a way.
            if (trip >= 0 && trip < 60_000) {
                roundTripMs = trip;
            }
        }
    }

    /** @param codec null while none is agreed on */
    public synchronized LegFigures figures(String legId, String transport, @Nullable Codec codec, boolean connected) {
        long lost = reception.lostPackets();
        double lossFraction = receivedPackets + lost == 0 ? 0 : (double) lost / (receivedPackets + lost);
        double jitterMs = reception.jitterMs();
        double mos = codec == null ? 1 : SpeechQuality.mos(codec, lossFraction, jitterMs, roundTripMs);
        return new LegFigures(
                legId,
                transport,
                codec == null ? "" : codec.label(),
                connected,
                receivedPackets,
                receivedBytes,
                lost,
                jitterMs,
                sentPackets,
                sentBytes,
                remoteLossFraction,
                roundTripMs,
                rejected,
                mos);
    }

    private Rtcp.ReportBlock block(long atNs) {
        if (!reception.started()) {
            return Rtcp.ReportBlock.NONE;
        }
        int delay = lastSenderReport == 0 ? 0 : (int) ((atNs - lastSenderReportNs) / 1_000_000.0 * SHORT_NTP_PER_MS);
        return new Rtcp.ReportBlock(
                reception.ssrc(),
                reception.fractionLostSinceLastReport(),
                reception.lostOfSource(),
                reception.extendedHighestSequence(),
                reception.jitterTicks(),
                lastSenderReport,
                delay);
    }
}
