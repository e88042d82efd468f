package dev.oneline.backend.identity;

/**
 * How many wrong passwords are taken: {@code burst} at once, one more each {@code refillMs}. Right ones don't count.
 *
 * @param maxKeys users and addresses that are remembered, each
 * @param hashingThreads passwords that are hashed at the same time
 * @param maxWaiting logins that may wait for a thread
 * @param tokenMs how long a token is good
 * @param maxTokens of one user; beyond it the oldest is forgotten
 */
public record LoginLimits(
        int userBurst,
        long userRefillMs,
        int addressBurst,
        long addressRefillMs,
        int maxKeys,
        int hashingThreads,
        int maxWaiting,
        long tokenMs,
        int maxTokens) {
    public static final LoginLimits DEFAULT =
            new LoginLimits(10, 10_000, 60, 1_000, 20_000, 1, 64, 12 * 60 * 60 * 1_000L, 20);
}
