package dev.oneline.backend.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a visitor shows to come back into a call, as in {@code visitor.<tenant>.<contact>.<until ms>.<signature>}.
 * The key is in the database, so a token outlives a restart; no row is kept for it.
 */
public final class VisitorKey {
    public static final int BYTES = 32;
    private static final String PREFIX = "visitor";
    private static final int PARTS = 5;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public VisitorKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** What a token claims, before its signature is looked at. */
    public record Claim(String tenant, String contactId, long untilMs, String signature) {
        private String signed() {
            return PREFIX + "." + tenant + "." + contactId + "." + untilMs;
        }
    }

    public String sign(String tenant, String contactId, long untilMs) {
        var unsigned = new Claim(tenant, contactId, untilMs, "").signed();
        return unsigned + "." + signature(unsigned);
    }

    /** Whether it is ours, and still good. */
    public boolean confirms(Claim claim, long nowMs) {
        var expected = signature(claim.signed()).getBytes(StandardCharsets.US_ASCII);
        var given = claim.signature().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) && nowMs < claim.untilMs();
    }

    /** Empty when it isn't a visitor's token. */
    public static Optional<Claim> claim(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Claim(parts[1], parts[2], Long.parseLong(parts[3]), parts[4]));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /** A key for another purpose, which tells nothing of this one (RFC 5869's expand step). */
    public SecretKey derive(String purpose) {
        return new SecretKeySpec(mac(purpose + "\u0001"), "AES");
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private String signature(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(text));
    }
}
