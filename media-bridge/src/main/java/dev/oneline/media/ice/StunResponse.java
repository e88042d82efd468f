package dev.oneline.media.ice;

import static dev.oneline.media.ice.StunMessage.write16;
import static dev.oneline.media.ice.StunMessage.write32;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * Writes the answers to connectivity checks, one at a time, into the same array. Every one is signed: who gets an answer
 * has authenticated. None is longer than the check may be, so that nothing is amplified.
 */
final class StunResponse {
    static final int ROLE_CONFLICT = 487;
    static final int UNKNOWN_ATTRIBUTE = 420;

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int MAX_LENGTH = 128;

    private final byte[] buffer = new byte[MAX_LENGTH];
    private int length;

    /** RFC 8445 7.3.1.2: says where the check came from. */
    int success(StunMessage request, InetSocketAddress from, Mac key) {
        begin(request, StunMessage.BINDING_SUCCESS);
        byte[] address = from.getAddress().getAddress();
        int value = attribute(StunMessage.XOR_MAPPED_ADDRESS, 4 + address.length);
        write16(buffer, value, address.length == 4 ? IPV4 : IPV6);
        write16(buffer, value + 2, from.getPort() ^ (StunMessage.COOKIE >>> 16));
        for (int i = 0; i < address.length; i++) {
            // The cookie and the transaction id behind it, as they stand in the header.
            buffer[value + 4 + i] = (byte) (address[i] ^ buffer[4 + i]);
        }
        return sign(key);
    }

    /** RFC 8445 7.3.1.1: a lite agent can't take the other role. */
    int roleConflict(StunMessage request, Mac key) {
        begin(request, StunMessage.BINDING_ERROR);
        error(ROLE_CONFLICT, "Role Conflict");
        return sign(key);
    }

    /** RFC 8489 6.3.1. */
    int unknownAttribute(StunMessage request, Mac key) {
        begin(request, StunMessage.BINDING_ERROR);
        error(UNKNOWN_ATTRIBUTE, "");
        int value = attribute(StunMessage.UNKNOWN_ATTRIBUTES, 2 * request.unknownCount());
        for (int i = 0; i < request.unknownCount(); i++) {
            write16(buffer, value + 2 * i, request.unknown(i));
        }
        return sign(key);
    }

    byte[] buffer() {
        return buffer;
    }

    private void begin(StunMessage request, int type) {
        write16(buffer, 0, type);
        write32(buffer, 4, StunMessage.COOKIE);
        request.copyTransactionId(buffer, 8);
        length = StunMessage.HEADER_LENGTH;
    }

    private void error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        int value = attribute(StunMessage.ERROR_CODE, 4 + text.length);
        write16(buffer, value, 0);
        buffer[value + 2] = (byte) (code / 100);
        buffer[value + 3] = (byte) (code % 100);
        System.arraycopy(text, 0, buffer, value + 4, text.length);
    }

    /** Begins an attribute with zeroes behind it up to a word's end; returns where its value stands. */
    private int attribute(int type, int valueLength) {
        int value = length + 4;
        write16(buffer, length, type);
        write16(buffer, length + 2, valueLength);
        length = value + (valueLength + 3) / 4 * 4;
        if (valueLength % 4 != 0) {
            write32(buffer, length - 4, 0);
        }
        return value;
    }

    private int sign(Mac key) {
        // Each covers what stands before it, and a length that already counts it.
        int signed = length;
        int integrity = attribute(StunMessage.MESSAGE_INTEGRITY, StunMessage.INTEGRITY_LENGTH);
        writeLength();
        key.update(buffer, 0, signed);
        System.arraycopy(key.doFinal(), 0, buffer, integrity, StunMessage.INTEGRITY_LENGTH);
        int covered = length;
        int fingerprint = attribute(StunMessage.FINGERPRINT, 4);
        writeLength();
        write32(buffer, fingerprint, StunMessage.fingerprint(buffer, 0, covered));
        return length;
    }

    private void writeLength() {
        write16(buffer, 2, length - StunMessage.HEADER_LENGTH);
    }
}
