package dev.oneline.sip.jain;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what arrives before the stack does. Called on the sockets' threads, several at once. Messages are text of one
 * char a byte (ISO 8859-1), so that nothing is lost whatever their encoding is.
 */
interface Door {
    /** What becomes of a whole message. */
    Look look(String message, InetAddress source, int sourcePort, boolean overUdp);

    /** Whether a connection from there is taken at all. */
    boolean admits(InetAddress source);

    /**
     * What is to be done, at most one of the two; neither for silence.
     *
     * @param pass what the stack gets instead of the message
     * @param answer what the sender gets
     * @param answerPort where the answer goes at the source's address, RFC 3261 18.2.2
     */
    record Look(@Nullable String pass, @Nullable String answer, int answerPort) {
        static Look pass(String message) {
            return new Look(message, null, 0);
        }

        static Look answer(String response, int port) {
            return new Look(null, response, port);
        }

        static Look drop() {
            return new Look(null, null, 0);
        }
    }
}
