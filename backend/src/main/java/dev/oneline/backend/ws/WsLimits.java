package dev.oneline.backend.ws;

/**
 * Bounds of the WebSocket door.
 *
 * @param helloMs a connection that hasn't said hello by then is closed
 * @param beatMs the server's beats
 * @param deadMs a client that was silent for so long is gone
 * @param maxConnections all together
 * @param maxUnknownPerAddress connections of one address before their hello
 * @param burstMessages messages at once; one more each {@code refillMs}
 * @param maxUnsentBytes a client that lets more lie is too slow
 * @param maxBadMessages after so many the client is not one of ours
 */
public record WsLimits(
        long helloMs,
        long beatMs,
        long deadMs,
        int maxConnections,
        int maxUnknownPerAddress,
        int burstMessages,
        long refillMs,
        int maxUnsentBytes,
        int maxBadMessages) {
    public static final WsLimits DEFAULT = new WsLimits(5_000, 5_000, 15_000, 100_000, 50, 60, 50, 256 * 1024, 10);
}
