package dev.oneline.media.sdp;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Payloads;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Chooses the one codec of an offer or answer that a leg will speak. */
public final class CodecChoice {
    private static final String EVENT = "telephone-event";

    private CodecChoice() {}

    /** The first of the section's payload types that is among {@code allowed}, in the section's order of preference. */
    public static Optional<Payloads> choose(MediaSection section, Collection<Codec> allowed) {
        for (int type : section.payloadTypes()) {
            for (Codec codec : allowed) {
                if (means(section, type, codec)) {
                    return Optional.of(new Payloads(codec, type, eventType(section, codec.clockRateHz())));
                }
            }
        }
        return Optional.empty();
    }

    /** The first of {@code preferred} that the section has, whatever the section likes better (RFC 3264 section 6.1). */
    public static Optional<Payloads> ours(MediaSection section, List<Codec> preferred) {
        return preferred.stream()
                .flatMap(codec -> choose(section, List.of(codec)).stream())
                .findFirst();
    }

    private static boolean means(MediaSection section, int type, Codec codec) {
        RtpMap map = section.rtpMaps().get(type);
        if (map == null) {
            return type == codec.staticPayloadType();
        }
        return map.encodingName().equalsIgnoreCase(codec.encodingName()) && map.clockRateHz() == codec.clockRateHz();
    }

    private static int eventType(MediaSection section, int clockRateHz) {
        for (int type : section.payloadTypes()) {
            RtpMap map = section.rtpMaps().get(type);
            if (map != null && map.encodingName().equalsIgnoreCase(EVENT) && map.clockRateHz() == clockRateHz) {
                return type;
            }
        }
        return Payloads.NONE;
    }
}
