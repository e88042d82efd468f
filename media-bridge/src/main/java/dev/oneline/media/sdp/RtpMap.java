package dev.oneline.media.sdp;

/** {@code a=rtpmap}: what a payload type means. */
public record RtpMap(String encodingName, int clockRateHz) {}
