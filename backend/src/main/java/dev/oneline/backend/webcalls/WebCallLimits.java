package dev.oneline.backend.webcalls;

/**
 * Bounds of calls from websites.
 *
 * @param burst calls of one address at once; one more each {@code refillMs}
 * @param maxKeys addresses that are remembered
 * @param maxLive web calls of one tenant at the same time
 * @param maxLiveChats chats of one tenant at the same time
 * @param tokenMs how long a visitor may come back into the call
 * @param chatGraceMs how long a chat outlives its visitor's page
 */
public record WebCallLimits(
        int burst, long refillMs, int maxKeys, int maxLive, int maxLiveChats, long tokenMs, long chatGraceMs) {
    public static final WebCallLimits DEFAULT =
            new WebCallLimits(30, 1_000, 20_000, 500, 2_000, 4 * 60 * 60 * 1_000L, 60_000);
}
