package dev.oneline.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769, and what becomes of messages that were tampered with. */
class StunMessageTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    /** RFC 5769 2.1. */
    private static final byte[] SAMPLE_REQUEST = bytes(
            "00010058 2112a442 b7e7a701bc34d686fa87dfae",
            "80220010 5354554e207465737420636c69656e74",
            "00240004 6e0001ff",
            "80290008 932ff9b151263b36",
            "00060009 6576746a3a68367659202020",
            "00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2",
            "80280004 e57a3bcf");
    /** RFC 5769 2.2. */
    private static final byte[] SAMPLE_IPV4_RESPONSE = bytes(
            "0101003c 2112a442 b7e7a701bc34d686fa87dfae",
            "8022000b 7465737420766563746f7220",
            "00200008 0001a147e112a643",
            "00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7",
            "80280004 c07d4c96");
    /** RFC 5769 2.3. */
    private static final byte[] SAMPLE_IPV6_RESPONSE = bytes(
            "01010048 2112a442 b7e7a701bc34d686fa87dfae",
            "8022000b 7465737420766563746f7220",
            "00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9",
            "00080014 a382954e4be67bf11784c97c8292c275bfe3ed41",
            "80280004 c8fb0b4c");

    @Test
    void shouldReadTheSampleRequest() {
        StunMessage request = StunMessage.read(SAMPLE_REQUEST, 0, SAMPLE_REQUEST.length);

        assertThat(request).isNotNull();
        assertThat(request.type()).isEqualTo(StunMessage.BINDING_REQUEST);
        assertThat(request.userName()).isEqualTo("evtj:h6vY");
        assertThat(request.controlled()).isTrue();
        assertThat(request.useCandidate()).isFalse();
        assertThat(request.unknownCount()).isZero();
        assertThat(request.isSignedWith(key(PASSWORD))).isTrue();
        assertThat(request.isSignedWith(key(PASSWORD + "x"))).isFalse();
    }

    @Test
    void shouldReadItWhereverItLies() {
        byte[] larger = new byte[SAMPLE_REQUEST.length + 50];
        System.arraycopy(SAMPLE_REQUEST, 0, larger, 17, SAMPLE_REQUEST.length);

        StunMessage request = StunMessage.read(larger, 17, SAMPLE_REQUEST.length);

        assertThat(request).isNotNull();
        assertThat(request.isSignedWith(key(PASSWORD))).isTrue();
    }

    @Test
    void shouldKnowTheSampleResponsesForAuthentic() {
        for (byte[] sample : new byte[][] {SAMPLE_IPV4_RESPONSE, SAMPLE_IPV6_RESPONSE}) {
            StunMessage response = StunMessage.read(sample, 0, sample.length);

            assertThat(response).isNotNull();
            assertThat(response.type()).isEqualTo(StunMessage.BINDING_SUCCESS);
            assertThat(response.isSignedWith(key(PASSWORD))).isTrue();
        }
    }

    @Test
    void shouldAnswerTheSampleRequestWithTheSamplesAddresses() throws Exception {
        assertThat(answerFrom("192.0.2.1")).isEqualTo(attribute(SAMPLE_IPV4_RESPONSE, 36, 12));
        assertThat(answerFrom("2001:db8:1234:5678:11:2233:4455:6677"))
                .isEqualTo(attribute(SAMPLE_IPV6_RESPONSE, 36, 24));
    }

    /** A bit that flips, or an end that is missing, is found out by the fingerprint at the latest. */
    @Test
    void shouldTakeNoMutantForWhole() {
        for (int bit = 0; bit < SAMPLE_REQUEST.length * 8; bit++) {
            byte[] mutant = SAMPLE_REQUEST.clone();
            mutant[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(StunMessage.read(mutant, 0, mutant.length))
                    .as("bit %d", bit)
                    .isNull();
        }
        for (int length = 0; length < SAMPLE_REQUEST.length; length++) {
            assertThat(StunMessage.read(SAMPLE_REQUEST, 0, length))
                    .as("length %d", length)
                    .isNull();
        }
    }

    /** Whoever can compute a CRC gets past the fingerprint: reading must stand whatever comes behind it. */
    @Test
    void shouldNeverThrowWhateverAFingerprintCovers() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int whole = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] mutant = Arrays.copyOf(SAMPLE_REQUEST, SAMPLE_REQUEST.length - 8);
            for (int change = 0; change <= random.nextInt(4); change++) {
                mutant[20 + random.nextInt(mutant.length - 20)] = (byte) random.nextInt();
            }
            byte[] message = refingerprinted(mutant);
            StunMessage read = StunMessage.read(message, 0, message.length);
            if (read != null) {
                whole++;
                read.userName();
                assertThat(read.isSignedWith(key(PASSWORD)))
                        .as("seed %d, turn %d", seed, i)
                        .isEqualTo(Arrays.equals(message, SAMPLE_REQUEST));
            }
        }
        assertThat(whole).as("seed %d", seed).isPositive();
    }

    @Test
    void shouldIgnoreWhatNobodySigned() {
        byte[] smuggled = CheckWriter.check(new IceCredentials("ours", "x"), new IceCredentials("them", "x"))
                .integrity(PASSWORD)
                .nominating()
                .fingerprint();

        StunMessage read = StunMessage.read(smuggled, 0, smuggled.length);

        assertThat(read).isNotNull();
        assertThat(read.isSignedWith(key(PASSWORD))).isTrue();
        assertThat(read.useCandidate()).isFalse();
    }

    private static byte[] answerFrom(String address) throws Exception {
        StunMessage request = StunMessage.read(SAMPLE_REQUEST, 0, SAMPLE_REQUEST.length);
        assertThat(request).isNotNull();
        var response = new StunResponse();
        int length =
                response.success(request, new InetSocketAddress(InetAddress.ofLiteral(address), 32_853), key(PASSWORD));
        byte[] bytes = Arrays.copyOf(response.buffer(), length);
        Response read = Response.read(bytes);
        assertThat(read.isSignedWith(PASSWORD)).isTrue();
        assertThat(StunMessage.read(bytes, 0, length)).isNotNull();
        return attribute(bytes, 20, 4 + read.attribute(0x0020).length);
    }

    private static byte[] refingerprinted(byte[] message) {
        var crc = new java.util.zip.CRC32();
        crc.update(message);
        return java.nio.ByteBuffer.allocate(message.length + 8)
                .put(message)
                .putShort((short) 0x8028)
                .putShort((short) 4)
                .putInt((int) (crc.getValue() ^ 0x5354554EL))
                .array();
    }

    private static byte[] attribute(byte[] message, int at, int length) {
        return Arrays.copyOfRange(message, at, at + length);
    }

    private static byte[] bytes(String... lines) {
        return HexFormat.of().parseHex(String.join("", lines).replace(" ", ""));
    }

    private static Mac key(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
