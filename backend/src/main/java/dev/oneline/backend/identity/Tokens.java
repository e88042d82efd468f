package dev.oneline.backend.identity;

import dev.oneline.backend.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens of signed-in users: {@code <tenant>.<256 random bits>}. The tenant is in front because the database works for
 * one tenant at a time; it says nothing that a login didn't.
 */
final class Tokens {
    private static final int RANDOM_BYTES = 32;
    private static final int MAX_CHARS = 200;

    private Tokens() {}

    static String make(String tenant, SecureRandom random) {
        var secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return tenant + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Empty when it can't be a token. */
    static Optional<String> tenant(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > MAX_CHARS) {
            return Optional.empty();
        }
        return Optional.of(token.substring(0, dot)).filter(TenantId::isOne);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
