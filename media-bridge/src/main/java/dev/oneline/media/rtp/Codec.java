package dev.oneline.media.rtp;

/** The codecs that are relayed. One contact speaks one of them: nothing is transcoded. */
public enum Codec {
    OPUS("opus", 48_000, 2, -1),
    PCMA("PCMA", 8_000, 1, 8),
    PCMU("PCMU", 8_000, 1, 0);

    public static final int FRAME_MS = 20;

    private final String encodingName;
    private final int clockRateHz;
    private final int channels;
    private final int staticPayloadType;

    Codec(String encodingName, int clockRateHz, int channels, int staticPayloadType) {
        this.encodingName = encodingName;
        this.clockRateHz = clockRateHz;
        this.channels = channels;
        this.staticPayloadType = staticPayloadType;
    }

    /** As in {@code a=rtpmap}; compared without regard to case. */
    public String encodingName() {
        return encodingName;
    }

    public int clockRateHz() {
        return clockRateHz;
    }

    /** As written in {@code a=rtpmap}: 2 for Opus whatever is sent (RFC 7587 7). */
    public int channels() {
        return channels;
    }

    /** RFC 3551 table 4, or −1 where the number is always negotiated. */
    public int staticPayloadType() {
        return staticPayloadType;
    }

    /** Ticks of the RTP clock in one frame. */
    public int frameTicks() {
        return clockRateHz / 1_000 * FRAME_MS;
    }

    /** As in figures and SDP: {@code PCMA/8000}. */
    public String label() {
        return encodingName + "/" + clockRateHz;
    }
}
