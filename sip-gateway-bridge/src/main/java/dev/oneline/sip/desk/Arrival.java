package dev.oneline.sip.desk;

import dev.oneline.contract.bus.Trunk;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE that found its trunk.
 *
 * @param cseq its sequence number
 * @param calling ANI as the trunk gave it; empty when withheld
 * @param called DNIS
 * @param offer its session description; null asks for ours
 */
public record Arrival(
        Trunk trunk,
        long cseq,
        String calling,
        String callingName,
        String called,
        @Nullable String offer) {}
