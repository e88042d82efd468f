package dev.oneline.media.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binding requests (RFC 8489) as the controlling side of a connectivity check sends them. Deliberately not the code that
 * it is to try.
 */
final class Stun {
    private static final int REQUEST = 0x0001;
    private static final int RESPONSE = 0x0101;
    private static final int COOKIE = 0x2112A442;
    private static final int HEADER = 20;
    private static final int USERNAME = 0x0006;
    private static final int INTEGRITY = 0x0008;
    private static final int PRIORITY = 0x0024;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int CONTROLLING = 0x802A;
    private static final int FINGERPRINT = 0x8028;
    private static final int FINGERPRINT_XOR = 0x5354554E;
    private static final int PRFLX_PRIORITY = 0x6E0001FF;

    private Stun() {}

    static boolean isResponse(byte[] message, int length) {
        return length >= HEADER && ByteBuffer.wrap(message).getShort() == RESPONSE;
    }

    /** A check that nominates: from the controlling side, to be answered with success. */
    static byte[] check(String userName, String password, byte[] transactionId) {
        ByteBuffer out = begin(REQUEST, transactionId);
        attribute(out, USERNAME, userName.getBytes(StandardCharsets.UTF_8));
        attribute(out, PRIORITY, ByteBuffer.allocate(4).putInt(PRFLX_PRIORITY).array());
        attribute(out, CONTROLLING, ByteBuffer.allocate(8).putLong(1).array());
        attribute(out, USE_CANDIDATE, new byte[0]);
        return sign(out, password);
    }

    private static ByteBuffer begin(int type, byte[] transactionId) {
        return ByteBuffer.allocate(512)
                .putShort((short) type)
                .putShort((short) 0)
                .putInt(COOKIE)
                .put(transactionId);
    }

    private static void attribute(ByteBuffer out, int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length).put(value);
        out.position((out.position() + 3) / 4 * 4);
    }

    private static byte[] sign(ByteBuffer out, String password) {
        // The length that is signed already counts the attribute that is about to be written.
        out.putShort(2, (short) (out.position() - HEADER + 24));
        attribute(out, INTEGRITY, hmac(password, out));
        out.putShort(2, (short) (out.position() - HEADER + 8));
        var crc = new CRC32();
        crc.update(written(out));
        int fingerprint = (int) crc.getValue() ^ FINGERPRINT_XOR;
        attribute(out, FINGERPRINT, ByteBuffer.allocate(4).putInt(fingerprint).array());
        byte[] message = new byte[out.position()];
        out.get(0, message);
        return message;
    }

    private static ByteBuffer written(ByteBuffer message) {
        return message.duplicate().flip();
    }

    private static byte[] hmac(String password, ByteBuffer message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(written(message));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
