package dev.oneline.media.ice;

/** One ICE session in the controlled role, with one component for everything (BUNDLE, rtcp-mux). */
public interface IceEndpoint {
    IceCredentials local();

    void start();

    /** Sends over the selected pair, or the first valid one. Returns false when there is none. Thread-safe. */
    boolean send(byte[] buffer, int offset, int length);

    void close();
}
