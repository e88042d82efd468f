package dev.oneline.media.ice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A STUN message (RFC 8489 5) where it lies, in a byte array that the reader must not keep. Holds nothing but positions
 * that {@link #read} has found to be within the message, and that its FINGERPRINT is right: without one it isn't ICE
 * (RFC 8445 7.1). That says nothing about who wrote it; {@link #isSignedWith} does.
 */
final class StunMessage {
    static final int HEADER_LENGTH = 20;
    static final int COOKIE = 0x2112A442;

    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_INDICATION = 0x0011;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int REALM = 0x0014;
    static final int NONCE = 0x0015;
    static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;

    static final int INTEGRITY_LENGTH = 20;
    static final int FINGERPRINT_XOR = 0x5354554E;

    /** RFC 8489 14.3: fewer than 509 bytes, and nothing of ours is longer. */
    private static final int MAX_USER_NAME = 508;
    /** How many attributes we look at: ours to choose, browsers send about ten. */
    private static final int MAX_ATTRIBUTES = 32;
    /** How many unknown ones we name in an answer: it must not grow beyond the question. */
    private static final int MAX_UNKNOWN = 4;

    private static final int ABSENT = -1;

    private final byte[] buffer;
    private final int offset;
    private final int[] unknown = new int[MAX_UNKNOWN];
    private int unknownCount;
    private int userNameAt = ABSENT;
    private int userNameLength;
    private int integrityAt = ABSENT;
    private boolean useCandidate;
    private boolean controlled;
    private boolean fingerprinted;

    private StunMessage(byte[] buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /** Whether a datagram that shares the port with DTLS and SRTP is STUN's (RFC 7983 7). */
    static boolean isStun(byte[] buffer, int offset, int length) {
        return length > 0 && (buffer[offset] & 0xFC) == 0;
    }

    /** Returns null for what isn't a whole STUN message with a right FINGERPRINT at its end. */
    static @Nullable StunMessage read(byte[] buffer, int offset, int length) {
        if (length < HEADER_LENGTH
                || !isStun(buffer, offset, length)
                || int32(buffer, offset + 4) != COOKIE
                || unsigned16(buffer, offset + 2) != length - HEADER_LENGTH
                || length % 4 != 0) {
            return null;
        }
        var message = new StunMessage(buffer, offset);
        return message.readAttributes(offset + length) && message.fingerprinted ? message : null;
    }

    int type() {
        return unsigned16(buffer, offset);
    }

    /** RFC 8445 7.2.2: {@code <ours>:<theirs>}; empty when there is none. */
    String userName() {
        return userNameAt == ABSENT ? "" : new String(buffer, userNameAt, userNameLength, StandardCharsets.UTF_8);
    }

    /** The controlling side nominates this pair. */
    boolean useCandidate() {
        return useCandidate;
    }

    /** The sender believes to be the controlled side. */
    boolean controlled() {
        return controlled;
    }

    /** How many attributes that must be understood aren't (RFC 8489 6.3); at most {@link #MAX_UNKNOWN} are kept. */
    int unknownCount() {
        return unknownCount;
    }

    int unknown(int index) {
        return unknown[index];
    }

    void copyTransactionId(byte[] out, int at) {
        System.arraycopy(buffer, offset + 8, out, at, 12);
    }

    /** Whether MESSAGE-INTEGRITY is there and was made with this key (RFC 8489 14.5); takes the same time either way. */
    boolean isSignedWith(Mac key) {
        if (integrityAt == ABSENT) {
            return false;
        }
        byte[] header = new byte[HEADER_LENGTH];
        System.arraycopy(buffer, offset, header, 0, HEADER_LENGTH);
        // As if the message ended with this attribute.
        write16(header, 2, integrityAt + INTEGRITY_LENGTH - offset - HEADER_LENGTH);
        key.update(header);
        key.update(buffer, offset + HEADER_LENGTH, integrityAt - 4 - offset - HEADER_LENGTH);
        byte[] expected = key.doFinal();
        byte[] found = new byte[INTEGRITY_LENGTH];
        System.arraycopy(buffer, integrityAt, found, 0, INTEGRITY_LENGTH);
        return MessageDigest.isEqual(expected, found);
    }

    private boolean readAttributes(int end) {
        int at = offset + HEADER_LENGTH;
        for (int count = 0; at < end; count++) {
            if (count == MAX_ATTRIBUTES || end - at < 4 || fingerprinted) {
                return false;
            }
            int type = unsigned16(buffer, at);
            int length = unsigned16(buffer, at + 2);
            int value = at + 4;
            if (length > end - value || !readAttribute(type, value, length)) {
                return false;
            }
            at = value + (length + 3) / 4 * 4;
        }
        return at == end;
    }

    private boolean readAttribute(int type, int value, int length) {
        if (type == FINGERPRINT) {
            fingerprinted = length == 4 && int32(buffer, value) == fingerprint(buffer, offset, value - 4 - offset);
            return fingerprinted;
        }
        if (integrityAt != ABSENT) {
            // What nobody signed isn't there (RFC 8489 14.5).
            return true;
        }
        switch (type) {
            case MESSAGE_INTEGRITY -> {
                integrityAt = value;
                return length == INTEGRITY_LENGTH;
            }
            case USERNAME -> {
                userNameAt = value;
                userNameLength = length;
                return length <= MAX_USER_NAME;
            }
            case USE_CANDIDATE -> useCandidate = true;
            case ICE_CONTROLLED -> controlled = true;
            case PRIORITY, XOR_MAPPED_ADDRESS, REALM, NONCE, MESSAGE_INTEGRITY_SHA256 -> {}
            default -> {
                // Below 0x8000: must be understood.
                if (type < 0x8000 && unknownCount < MAX_UNKNOWN) {
                    unknown[unknownCount++] = type;
                }
            }
        }
        return true;
    }

    /** RFC 8489 14.7, of the message up to the attribute. */
    static int fingerprint(byte[] buffer, int offset, int length) {
        var crc = new CRC32();
        crc.update(buffer, offset, length);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    static int unsigned16(byte[] buffer, int at) {
        return ((buffer[at] & 0xFF) << 8) | (buffer[at + 1] & 0xFF);
    }

    static int int32(byte[] buffer, int at) {
        return (unsigned16(buffer, at) << 16) | unsigned16(buffer, at + 2);
    }

    static void write16(byte[] buffer, int at, int value) {
        buffer[at] = (byte) (value >> 8);
        buffer[at + 1] = (byte) value;
    }

    static void write32(byte[] buffer, int at, int value) {
        write16(buffer, at, value >>> 16);
        write16(buffer, at + 2, value);
    }
}
