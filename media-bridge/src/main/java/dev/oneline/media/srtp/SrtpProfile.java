package dev.oneline.media.srtp;

import java.util.List;
import org.jitsi.srtp.SrtpPolicy;
import org.jspecify.annotations.Nullable;

/** DTLS-SRTP protection profiles (RFC 5764 4.1.2, RFC 7714 14.2), in our order of preference. */
public enum SrtpProfile {
    /** One pass over the packet instead of two, and a shorter way through the JDK's intrinsics. */
    AEAD_AES_128_GCM(7, 16, 12),
    AES128_CM_HMAC_SHA1_80(1, 16, 14);

    /** What a protected packet is longer than the plain one at most: a tag of 16, for RTCP an index of 4. */
    public static final int MAX_OVERHEAD = 24;

    private final int id;
    private final int keyLength;
    private final int saltLength;

    SrtpProfile(int id, int keyLength, int saltLength) {
        this.id = id;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
    }

    public int id() {
        return id;
    }

    /** Bytes. */
    public int keyLength() {
        return keyLength;
    }

    /** Bytes. */
    public int saltLength() {
        return saltLength;
    }

    /** The first of ours that is among the offered ids, or null. */
    public static @Nullable SrtpProfile choose(int[] offeredIds) {
        for (SrtpProfile ours : List.of(values())) {
            for (int offered : offeredIds) {
                if (offered == ours.id) {
                    return ours;
                }
            }
        }
        return null;
    }

    SrtpPolicy policy() {
        return switch (this) {
            case AEAD_AES_128_GCM ->
                new SrtpPolicy(
                        SrtpPolicy.AESGCM_ENCRYPTION, keyLength, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, saltLength);
            case AES128_CM_HMAC_SHA1_80 ->
                new SrtpPolicy(
                        SrtpPolicy.AESCM_ENCRYPTION, keyLength, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, saltLength);
        };
    }
}
