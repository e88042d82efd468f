package dev.oneline.contract.bus;

import java.util.List;

/**
 * A gateway's line group.
 *
 * @param addresses source addresses of its signalling, without port; calls from others are refused
 * @param channels how many calls it carries at once: 30 for an E1
 * @param codecs in order of preference, as in SDP: {@code PCMA}, {@code PCMU}
 * @param latch whether RTP may come from another port than the signalled one (a gateway behind NAT)
 */
public record Trunk(
        String tenant,
        String trunkId,
        String name,
        List<String> addresses,
        int channels,
        List<String> codecs,
        boolean latch) {}
