package dev.oneline.media.ice;

import java.io.IOException;
import java.net.InetSocketAddress;

/** One UDP port that all browsers share. */
public interface IcePort {
    /** The address that it is bound to. */
    InetSocketAddress address();

    /**
     * Prepares to be found by the peer that has these credentials. Nothing is sent or answered before {@link
     * IceEndpoint#start}.
     */
    IceEndpoint open(IceCredentials remote, IceListener listener) throws IOException;

    /** Closes the port; endpoints should be closed before. */
    void close();
}
