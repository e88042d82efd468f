package dev.oneline.media.srtp;

import java.util.Arrays;

/** Master keys and salts of both directions, seen from one side. Has no text form, so that no log can hold it. */
public final class SrtpKeys {
    private final SrtpProfile profile;
    private final byte[] sendKey;
    private final byte[] sendSalt;
    private final byte[] receiveKey;
    private final byte[] receiveSalt;

    private SrtpKeys(SrtpProfile profile, byte[] sendKey, byte[] sendSalt, byte[] receiveKey, byte[] receiveSalt) {
        this.profile = profile;
        this.sendKey = sendKey;
        this.sendSalt = sendSalt;
        this.receiveKey = receiveKey;
        this.receiveSalt = receiveSalt;
    }

    /**
     * Cuts what DTLS exported (RFC 5764 4.2): client's key, server's key, client's salt, server's salt.
     *
     * @param client whether we are the DTLS client
     */
    public static SrtpKeys fromExport(SrtpProfile profile, byte[] exported, boolean client) {
        int key = profile.keyLength();
        int salt = profile.saltLength();
        byte[] clientKey = Arrays.copyOfRange(exported, 0, key);
        byte[] serverKey = Arrays.copyOfRange(exported, key, 2 * key);
        byte[] clientSalt = Arrays.copyOfRange(exported, 2 * key, 2 * key + salt);
        byte[] serverSalt = Arrays.copyOfRange(exported, 2 * key + salt, 2 * key + 2 * salt);
        return client
                ? new SrtpKeys(profile, clientKey, clientSalt, serverKey, serverSalt)
                : new SrtpKeys(profile, serverKey, serverSalt, clientKey, clientSalt);
    }

    /** Bytes to be exported for a profile. */
    public static int exportLength(SrtpProfile profile) {
        return 2 * (profile.keyLength() + profile.saltLength());
    }

    SrtpProfile profile() {
        return profile;
    }

    byte[] sendKey() {
        return sendKey;
    }

    byte[] sendSalt() {
        return sendSalt;
    }

    byte[] receiveKey() {
        return receiveKey;
    }

    byte[] receiveSalt() {
        return receiveSalt;
    }
}
