package dev.oneline.core.contact;

import dev.oneline.core.config.Announcements;
import java.util.List;

/**
 * What a waiting contact was told last in its queue.
 *
 * @param seq log sequence number of the event that began it; 0 before the first
 * @param sounds what is heard of it now; empty: the music is
 * @param sinceMs when that began; before the first, when it came there
 */
public record Announcement(long seq, List<String> sounds, long sinceMs) {
    /** One whose end nobody reports is over after it. A recording is two minutes long at the most. */
    private static final long LIMIT_MS = 150_000;

    public static final Announcement NONE = new Announcement(0, List.of(), 0);

    public Announcement {
        sounds = List.copyOf(sounds);
    }

    /** In a queue where nothing was said yet. */
    static Announcement before(long sinceMs) {
        return new Announcement(0, List.of(), sinceMs);
    }

    Announcement silent() {
        return sounds.isEmpty() ? this : new Announcement(seq, List.of(), sinceMs);
    }

    public boolean heard() {
        return !sounds.isEmpty();
    }

    /** When the next thing happens to it; {@code Long.MAX_VALUE}: nothing does. */
    long nextMs(Announcements rule) {
        if (heard()) {
            return sinceMs + LIMIT_MS;
        }
        if (rule.tellNothing() || (seq > 0 && rule.everyMs() == 0)) {
            return Long.MAX_VALUE;
        }
        return sinceMs + (seq == 0 ? rule.afterMs() : rule.everyMs());
    }
}
