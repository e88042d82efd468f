package dev.oneline.media.leg;

import java.time.Duration;

/**
 * When a transport is given up.
 *
 * @param neverConnected after opening, without ICE and DTLS, or without a first RTP packet
 * @param consentExpiry since the browser's last check (RFC 7675 allows 30 s; browsers check every 5 s or sooner)
 * @param rtpSilence since the last packet of a peer that should be sending
 * @param latchWindow in which the first RTP source may replace the signalled one
 */
public record Limits(Duration neverConnected, Duration consentExpiry, Duration rtpSilence, Duration latchWindow) {}
