package dev.oneline.media.ice;

import java.io.IOException;
import java.net.InetSocketAddress;

/** One UDP port that all browsers share. */
public interface IcePort {
    /** The address that it is bound to. */
    InetSocketAddress address();

    /** See {@link IceAgent#open}. */
    IceSession open(IceCredentials remote, IceListener listener) throws IOException;

    /** Closes the port; sessions should be closed before. */
    void close();
}
