package dev.oneline.sip.call;

/** Where a call's RTP is. */
public record MediaLeg(String legId, String mediaNode) {}
