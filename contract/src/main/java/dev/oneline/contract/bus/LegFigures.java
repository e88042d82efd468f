package dev.oneline.contract.bus;

/**
 * The ledger of one leg, counted from its opening.
 *
 * @param transport {@code webrtc} or {@code rtp}
 * @param codec as in SDP, e.g. {@code opus/48000}, {@code PCMA/8000}
 * @param receivedLost by RFC 3550 A.3
 * @param jitterMs interarrival jitter of what is received, RFC 3550 6.4.1
 * @param rejected packets dropped at the door: wrong source, failed authentication, not RTP
 * @param mos estimated by the E-model from loss, jitter and round trip (ITU-T G.107), 1–4.5
 */
public record LegFigures(
        String legId,
        String transport,
        String codec,
        boolean connected,
        long receivedPackets,
        long receivedBytes,
        long receivedLost,
        double jitterMs,
        long sentPackets,
        long sentBytes,
        double remoteLossFraction,
        double roundTripMs,
        long rejected,
        double mos) {}
