package dev.oneline.media.rtp;

/**
 * What the payload types of one leg mean, both ways.
 *
 * @param eventType payload type of telephone-event (RFC 4733) at the codec's clock rate, or −1
 */
public record Payloads(Codec codec, int audioType, int eventType) {
    public static final int NONE = -1;

    /** This leg's number for what {@code from} calls {@code payloadType}, or {@link #NONE} when it must not pass. */
    public int translate(Payloads from, int payloadType) {
        if (payloadType == from.audioType) {
            return from.codec == codec ? audioType : NONE;
        }
        if (payloadType == from.eventType && from.codec.clockRateHz() == codec.clockRateHz()) {
            return eventType;
        }
        return NONE;
    }
}
