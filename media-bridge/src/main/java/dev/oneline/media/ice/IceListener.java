package dev.oneline.media.ice;

/** Told what happens to an ICE session. */
public interface IceListener {
    /** A way to the peer exists: DTLS may begin. May come more than once. */
    void onPairValidated();

    /** The peer consented to receive once more (RFC 7675). */
    void onConsent();

    /**
     * A datagram that isn't STUN. Called on the port's only reading thread: must not block. The array has {@link
     * dev.oneline.media.srtp.SrtpProfile#MAX_OVERHEAD} bytes of room behind the datagram and is valid during the call.
     */
    void onDatagram(byte[] buffer, int offset, int length);
}
