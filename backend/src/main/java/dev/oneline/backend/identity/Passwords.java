package dev.oneline.backend.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Slow on purpose, with 19
 * MiB a hash: call it on a bounded pool.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");

    private final SecureRandom random;
    private final int memoryKib;
    private final String nobodysHash;

    public Passwords(SecureRandom random) {
        this(random, MEMORY_KIB);
    }

    /** @param memoryKib of the hashes that are made, in 1024 bytes: less is quicker, also for who guesses */
    public Passwords(SecureRandom random, int memoryKib) {
        this.random = random;
        this.memoryKib = memoryKib;
        // What no password will make; so it needn't be one's hash.
        this.nobodysHash = phc(bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    public String hash(String password) {
        var salt = bytes(SALT_BYTES);
        return phc(salt, derive(password, salt, memoryKib, PASSES, LANES));
    }

    /** Whether the password made the hash; false for a hash that isn't one of ours. */
    public boolean matches(String password, String hash) {
        var parts = PHC.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        var derived = derive(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts.group(5)));
    }

    /** Takes as long as {@link #matches} does, for a user who doesn't exist: so time tells nobody who does. */
    public boolean matchesNobody(String password) {
        matches(password, nobodysHash);
        return false;
    }

    private String phc(byte[] salt, byte[] hash) {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + PASSES + ",p=" + LANES + "$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] derive(String password, byte[] salt, int memoryKib, int passes, int lanes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
