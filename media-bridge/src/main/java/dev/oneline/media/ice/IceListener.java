package dev.oneline.media.ice;

/** Told what happens to an ICE session, on the port's reading thread: must not block. */
public interface IceListener {
    /**
     * An authentic check came from where we send to: there is a way to the peer, and it consents to receive for another
     * while (RFC 7675). The first one lets DTLS begin.
     */
    void onConsent(long nowNs);

    /**
     * A datagram that isn't STUN, from an address that has authenticated. The array has {@link
     * dev.oneline.media.srtp.SrtpProfile#MAX_OVERHEAD} bytes of room behind the datagram and is valid during the call.
     */
    void onDatagram(byte[] buffer, int offset, int length, long nowNs);
}
