package dev.oneline.backend.ws;

/** Why we close a WebSocket (RFC 6455, 7.4.2: 4000–4999 are ours). */
enum CloseCode {
    /** No hello in time, or its token isn't good. Sign in again. */
    UNKNOWN(4401),
    /** Too slow to take what we send, or silent. Reconnect. */
    LOST(4408),
    /** The desk went on elsewhere. Don't reconnect. */
    TAKEN_OVER(4409),
    /** Nonsense, or too much of it. */
    MISBEHAVED(4400),
    /** The visitor's call is over and forgotten. Don't reconnect. */
    OVER(4410),
    /** The backend stops. Reconnect soon. */
    GOING_AWAY(1001);

    private final short code;

    CloseCode(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }
}
