package dev.oneline.media.rtp;

/** An RTP packet (RFC 3550 5.1) where it lies, in a byte array. Reads only what {@link #isWellFormed} has checked. */
public final class RtpPacket {
    public static final int HEADER_LENGTH = 12;
    private static final int VERSION_2 = 2;

    private RtpPacket() {}

    /** Whether the header, its contributing sources and its extension lie within the packet. Padding isn't looked at. */
    public static boolean isWellFormed(byte[] buffer, int offset, int length) {
        if (length < HEADER_LENGTH || (buffer[offset] & 0xC0) >> 6 != VERSION_2) {
            return false;
        }
        int fixed = HEADER_LENGTH + 4 * (buffer[offset] & 0x0F);
        if (!hasExtension(buffer, offset)) {
            return fixed <= length;
        }
        return fixed + 4 <= length && headerLength(buffer, offset) <= length;
    }

    /** Whether it is RTCP that shares the port (RFC 5761 4). */
    public static boolean isRtcp(byte[] buffer, int offset, int length) {
        if (length < 4) {
            return false;
        }
        int type = buffer[offset + 1] & 0xFF;
        return type >= 192 && type <= 223;
    }

    public static int headerLength(byte[] buffer, int offset) {
        int fixed = HEADER_LENGTH + 4 * (buffer[offset] & 0x0F);
        if (!hasExtension(buffer, offset)) {
            return fixed;
        }
        return fixed + 4 + 4 * unsigned16(buffer, offset + fixed + 2);
    }

    /** Payload without padding, in bytes; −1 when the padding is longer than what is there. */
    public static int payloadLength(byte[] buffer, int offset, int length) {
        int payload = length - headerLength(buffer, offset);
        if ((buffer[offset] & 0x20) == 0) {
            return payload;
        }
        if (payload < 1) {
            return -1;
        }
        int padding = buffer[offset + length - 1] & 0xFF;
        return padding == 0 || padding > payload ? -1 : payload - padding;
    }

    public static boolean marker(byte[] buffer, int offset) {
        return (buffer[offset + 1] & 0x80) != 0;
    }

    public static int payloadType(byte[] buffer, int offset) {
        return buffer[offset + 1] & 0x7F;
    }

    public static int sequence(byte[] buffer, int offset) {
        return unsigned16(buffer, offset + 2);
    }

    public static int timestamp(byte[] buffer, int offset) {
        return int32(buffer, offset + 4);
    }

    public static int ssrc(byte[] buffer, int offset) {
        return int32(buffer, offset + 8);
    }

    /** Writes a header without contributing sources, extension and padding. */
    public static void writeHeader(
            byte[] buffer, int offset, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        buffer[offset] = (byte) (VERSION_2 << 6);
        buffer[offset + 1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        write16(buffer, offset + 2, sequence);
        write32(buffer, offset + 4, timestamp);
        write32(buffer, offset + 8, ssrc);
    }

    static int unsigned16(byte[] buffer, int offset) {
        return ((buffer[offset] & 0xFF) << 8) | (buffer[offset + 1] & 0xFF);
    }

    static int int32(byte[] buffer, int offset) {
        return (unsigned16(buffer, offset) << 16) | unsigned16(buffer, offset + 2);
    }

    static void write16(byte[] buffer, int offset, int value) {
        buffer[offset] = (byte) (value >> 8);
        buffer[offset + 1] = (byte) value;
    }

    static void write32(byte[] buffer, int offset, int value) {
        write16(buffer, offset, value >>> 16);
        write16(buffer, offset + 2, value);
    }

    private static boolean hasExtension(byte[] buffer, int offset) {
        return (buffer[offset] & 0x10) != 0;
    }
}
