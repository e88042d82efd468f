package dev.oneline.core.config;

/**
 * What callers who wait in a queue are told between the music.
 *
 * @param afterMs how long after they came there, first
 * @param everyMs music between one announcement and the next; 0: there is no next one
 * @param language of callers who chose none in a flow, as in {@code zh-CN}
 * @param prompt a recording that is heard first; empty: none
 * @param tellsPosition their place in the queue
 * @param tellsWait how long they will probably wait, when that is known
 */
public record Announcements(
        long afterMs, long everyMs, String language, String prompt, boolean tellsPosition, boolean tellsWait) {
    public static final Announcements NONE = new Announcements(0, 0, "zh-CN", "", false, false);

    public boolean tellNothing() {
        return prompt.isEmpty() && !tellsPosition && !tellsWait;
    }
}
