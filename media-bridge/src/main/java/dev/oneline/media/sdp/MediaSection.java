package dev.oneline.media.sdp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An {@code m=} line with its attributes; attributes of the session stand in where it has none of its own.
 *
 * @param address of {@code c=}, null when there is none or it isn't IPv4 or IPv6
 * @param rtcpPort of {@code a=rtcp}, or port + 1
 * @param mid empty when absent
 */
public record MediaSection(
        String kind,
        int port,
        String protocol,
        List<Integer> payloadTypes,
        Map<Integer, RtpMap> rtpMaps,
        @Nullable String address,
        Direction direction,
        String mid,
        boolean rtcpMux,
        int rtcpPort,
        @Nullable String iceUfrag,
        @Nullable String icePassword,
        @Nullable String fingerprint,
        @Nullable String setup) {
    public boolean isRejected() {
        return port == 0;
    }
}
