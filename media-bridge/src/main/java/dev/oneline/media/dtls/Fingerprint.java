package dev.oneline.media.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The hash of a certificate as SDP says it (RFC 8122 5). */
public final class Fingerprint {
    private static final Map<String, String> DIGEST_BY_NAME =
            Map.of("sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");
    private static final int MAX_LENGTH = 300;

    private final String algorithm;
    private final byte[] hash;

    private Fingerprint(String algorithm, byte[] hash) {
        this.algorithm = algorithm;
        this.hash = hash;
    }

    public static Fingerprint of(byte[] certificate) {
        return new Fingerprint("sha-256", digest("SHA-256", certificate));
    }

    /** Reads {@code sha-256 AB:CD:…}; empty when it isn't one or the hash is one that is no longer trusted. */
    public static Optional<Fingerprint> parse(String text) {
        String[] parts = text.strip().split(" +", 3);
        if (text.length() > MAX_LENGTH || parts.length != 2) {
            return Optional.empty();
        }
        String algorithm = parts[0].toLowerCase(Locale.ROOT);
        String digest = DIGEST_BY_NAME.get(algorithm);
        if (digest == null) {
            return Optional.empty();
        }
        try {
            byte[] hash = HexFormat.ofDelimiter(":").parseHex(parts[1]);
            int bits = Integer.parseInt(algorithm.substring("sha-".length()));
            return hash.length * 8 == bits ? Optional.of(new Fingerprint(algorithm, hash)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean matches(byte[] certificate) {
        return MessageDigest.isEqual(hash, digest(DIGEST_BY_NAME.getOrDefault(algorithm, "SHA-256"), certificate));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && algorithm.equals(that.algorithm) && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return algorithm + " " + HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    private static byte[] digest(String algorithm, byte[] certificate) {
        try {
            return MessageDigest.getInstance(algorithm).digest(certificate);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
