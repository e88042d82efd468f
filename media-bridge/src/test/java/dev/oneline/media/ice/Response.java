package dev.oneline.media.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, read by the letter of RFC 8489 and apart from the code under test. */
final class Response {
    private final int type;
    private final byte[] transactionId;
    private final Map<Integer, byte[]> attributes;
    private final byte[] bytes;

    private Response(int type, byte[] transactionId, Map<Integer, byte[]> attributes, byte[] bytes) {
        this.type = type;
        this.transactionId = transactionId;
        this.attributes = attributes;
        this.bytes = bytes;
    }

    static Response read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        int type = in.getShort();
        if (in.getShort() != bytes.length - 20 || in.getInt() != 0x2112A442) {
            throw new AssertionError("no STUN header: " + Arrays.toString(bytes));
        }
        byte[] transactionId = new byte[12];
        in.get(transactionId);
        var attributes = new LinkedHashMap<Integer, byte[]>();
        while (in.hasRemaining()) {
            int attribute = Short.toUnsignedInt(in.getShort());
            byte[] value = new byte[in.getShort()];
            in.get(value);
            in.position((in.position() + 3) / 4 * 4);
            attributes.put(attribute, value);
        }
        return new Response(type, transactionId, attributes, bytes);
    }

    int type() {
        return type;
    }

    byte[] transactionId() {
        return transactionId;
    }

    byte[] attribute(int attribute) {
        return attributes.get(attribute);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isSignedWith(String password) {
        byte[] covered = Arrays.copyOf(bytes, bytes.length - 8 - 24);
        ByteBuffer.wrap(covered).putShort(2, (short) (bytes.length - 8 - 20));
        return Arrays.equals(CheckWriter.hmac(password, covered), attributes.get(0x0008));
    }

    int errorCode() {
        byte[] error = attributes.get(0x0009);
        return error[2] * 100 + error[3];
    }

    InetSocketAddress mappedAddress() throws UnknownHostException {
        byte[] value = attributes.get(0x0020);
        int port = Short.toUnsignedInt(ByteBuffer.wrap(value).getShort(2)) ^ 0x2112;
        byte[] address = Arrays.copyOfRange(value, 4, value.length);
        for (int i = 0; i < address.length; i++) {
            // The cookie stands at 4, the transaction id behind it.
            address[i] ^= bytes[4 + i];
        }
        return new InetSocketAddress(InetAddress.getByAddress(address), port);
    }
}
