package dev.oneline.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** RTCP compound packets (RFC 3550 6.4): writes SR or RR with SDES, reads what concerns one stream of ours. */
public final class Rtcp {
    public static final int MAX_LENGTH = 128;
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int BLOCK_LENGTH = 24;
    private static final long NTP_EPOCH_OFFSET_S = 2_208_988_800L;
    private static final int MAX_CNAME_LENGTH = 40;

    private Rtcp() {}

    /** Middle 32 bits of the NTP time, in 1/65536 s. */
    public static int shortNtp(long epochMs) {
        return (int) (ntp(epochMs) >>> 16);
    }

    /**
     * Writes a compound packet from 0 and returns its length.
     *
     * @param sent null when nothing was sent yet: then it is a receiver report
     */
    public static int write(byte[] out, int ssrc, @Nullable Sent sent, ReportBlock block, String cname) {
        int length = sent == null ? 8 : 28;
        if (sent != null) {
            long ntp = ntp(sent.epochMs());
            RtpPacket.write32(out, 8, (int) (ntp >>> 32));
            RtpPacket.write32(out, 12, (int) ntp);
            RtpPacket.write32(out, 16, sent.timestamp());
            RtpPacket.write32(out, 20, (int) sent.packets());
            RtpPacket.write32(out, 24, (int) sent.bytes());
        }
        int blocks = block.present() ? 1 : 0;
        if (block.present()) {
            writeBlock(out, length, block);
            length += BLOCK_LENGTH;
        }
        writeHeader(out, 0, blocks, sent == null ? RECEIVER_REPORT : SENDER_REPORT, length);
        RtpPacket.write32(out, 4, ssrc);
        return writeDescription(out, length, ssrc, cname);
    }

    /**
     * Reads a compound packet of any origin.
     *
     * @param ssrc our stream: report blocks about others are skipped
     * @return false when it isn't RTCP; what was read before stands
     */
    public static boolean read(byte[] buffer, int offset, int length, int ssrc, Listener listener) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (end - at < 8 || (buffer[at] & 0xC0) != 0x80) {
                return false;
            }
            int type = buffer[at + 1] & 0xFF;
            int packetEnd = at + 4 + 4 * RtpPacket.unsigned16(buffer, at + 2);
            if (packetEnd > end) {
                return false;
            }
            if (type == SENDER_REPORT && packetEnd - at >= 28) {
                int ntp = (RtpPacket.unsigned16(buffer, at + 10) << 16) | RtpPacket.unsigned16(buffer, at + 12);
                listener.onSenderReport(RtpPacket.int32(buffer, at + 4), ntp);
                readBlocks(buffer, at + 28, packetEnd, buffer[at] & 0x1F, ssrc, listener);
            } else if (type == RECEIVER_REPORT) {
                readBlocks(buffer, at + 8, packetEnd, buffer[at] & 0x1F, ssrc, listener);
            }
            at = packetEnd;
        }
        return true;
    }

    private static void readBlocks(byte[] buffer, int first, int end, int count, int ssrc, Listener listener) {
        for (int i = 0, at = first; i < count && at + BLOCK_LENGTH <= end; i++, at += BLOCK_LENGTH) {
            if (RtpPacket.int32(buffer, at) == ssrc) {
                listener.onReportBlock(
                        (buffer[at + 4] & 0xFF) / 256.0,
                        RtpPacket.int32(buffer, at + 16),
                        RtpPacket.int32(buffer, at + 20));
            }
        }
    }

    private static void writeBlock(byte[] out, int at, ReportBlock block) {
        RtpPacket.write32(out, at, block.ssrc());
        RtpPacket.write32(out, at + 4, (block.fractionLost() << 24) | (block.lost() & 0xFFFFFF));
        RtpPacket.write32(out, at + 8, block.highestSequence());
        RtpPacket.write32(out, at + 12, block.jitterTicks());
        RtpPacket.write32(out, at + 16, block.lastSenderReport());
        RtpPacket.write32(out, at + 20, block.delaySinceLastSenderReport());
    }

    private static int writeDescription(byte[] out, int at, int ssrc, String cname) {
        byte[] name = cname.getBytes(StandardCharsets.US_ASCII);
        int nameLength = Math.min(name.length, MAX_CNAME_LENGTH);
        // Item type and length, the name, at least one zero byte, up to a word's end.
        int length = 8 + (2 + nameLength + 4) / 4 * 4;
        Arrays.fill(out, at, at + length, (byte) 0);
        writeHeader(out, at, 1, SOURCE_DESCRIPTION, length);
        RtpPacket.write32(out, at + 4, ssrc);
        out[at + 8] = 1;
        out[at + 9] = (byte) nameLength;
        System.arraycopy(name, 0, out, at + 10, nameLength);
        return at + length;
    }

    private static void writeHeader(byte[] out, int at, int count, int type, int length) {
        out[at] = (byte) (0x80 | count);
        out[at + 1] = (byte) type;
        RtpPacket.write16(out, at + 2, length / 4 - 1);
    }

    private static long ntp(long epochMs) {
        long seconds = epochMs / 1_000 + NTP_EPOCH_OFFSET_S;
        long fraction = ((epochMs % 1_000) << 32) / 1_000;
        return (seconds << 32) | fraction;
    }

    /** What a sender report says of our stream. */
    public record Sent(long epochMs, int timestamp, long packets, long bytes) {}

    /** What we received of the other side's stream. */
    public record ReportBlock(
            int ssrc,
            int fractionLost,
            int lost,
            int highestSequence,
            int jitterTicks,
            int lastSenderReport,
            int delaySinceLastSenderReport) {
        /** Nothing received yet. */
        public static final ReportBlock NONE = new ReportBlock(0, 0, 0, 0, 0, 0, 0);

        /** A source that sent has a highest sequence or an SSRC: all of it zero is {@link #NONE}. */
        boolean present() {
            return !equals(NONE);
        }
    }

    /** Told what a compound packet says. */
    public interface Listener {
        /** @param shortNtp middle 32 bits of the sender's NTP time */
        void onSenderReport(int ssrc, int shortNtp);

        /**
         * About our stream.
         *
         * @param lastSenderReport short NTP of the report that it answers, 0 for none
         * @param delay between that and this, in 1/65536 s
         */
        void onReportBlock(double fractionLost, int lastSenderReport, int delay);
    }
}
