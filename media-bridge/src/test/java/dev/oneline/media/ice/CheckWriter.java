package dev.oneline.media.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes STUN messages by the letter of RFC 8489, right ones and others. Knows nothing of the code under test. */
final class CheckWriter {
    private static int transactions;
    private final ByteBuffer out = ByteBuffer.allocate(2_048);

    private CheckWriter(int type) {
        out.putShort((short) type).putShort((short) 0).putInt(0x2112A442);
        out.putLong(0x0102030405060708L).putInt(++transactions);
    }

    static CheckWriter message(int type) {
        return new CheckWriter(type);
    }

    /** A check of a controlling browser, without signature. */
    static CheckWriter check(IceCredentials ours, IceCredentials theirs) {
        return message(0x0001)
                .attribute(0x0006, ours.ufrag() + ":" + theirs.ufrag())
                .attribute(0x0024, new byte[] {0x6E, 0, 1, (byte) 0xFF})
                .attribute(0x802A, new byte[8]);
    }

    CheckWriter attribute(int type, byte... value) {
        out.putShort((short) type).putShort((short) value.length).put(value);
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
        return this;
    }

    CheckWriter attribute(int type, String value) {
        return attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    CheckWriter nominating() {
        return attribute(0x0025);
    }

    CheckWriter integrity(String password) {
        countIn(24);
        return attribute(0x0008, hmac(password, Arrays.copyOf(out.array(), out.position())));
    }

    byte[] fingerprint() {
        countIn(8);
        var crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        attribute(
                0x8028,
                ByteBuffer.allocate(4)
                        .putInt((int) (crc.getValue() ^ 0x5354554EL))
                        .array());
        return bytes();
    }

    byte[] signed(String password) {
        return integrity(password).fingerprint();
    }

    byte[] bytes() {
        countIn(0);
        return Arrays.copyOf(out.array(), out.position());
    }

    static byte[] hmac(String password, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void countIn(int attributeLength) {
        out.putShort(2, (short) (out.position() - 20 + attributeLength));
    }
}
