package dev.oneline.contract.bus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's line group.
 *
 * @param addresses source addresses of its signalling, without port; calls from others are refused
 * @param channels how many calls it carries at once, in and out: 30 for an E1
 * @param codecs in order of preference, as in SDP: {@code PCMA}, {@code PCMU}
 * @param latch whether RTP may come from another port than the signalled one (a gateway behind NAT)
 * @param gateway where calls out go, {@code host:port} with a numeric host, over UDP; its signalling may come from there
 *     too. Null: it takes no calls out
 */
public record Trunk(
        String tenant,
        String trunkId,
        String name,
        List<String> addresses,
        int channels,
        List<String> codecs,
        boolean latch,
        @Nullable String gateway) {}
