package dev.oneline.sip.screen;

/** Where a message came from. The address is numeric. */
public record Source(String address, int port, boolean overUdp) {}
