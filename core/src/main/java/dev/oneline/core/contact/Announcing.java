package dev.oneline.core.contact;

import dev.oneline.core.config.Announcements;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Walking;
import dev.oneline.core.flow.speech.Speaking;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Callers who wait are told where they stand, between the music. */
public final class Announcing {
    private Announcing() {}

    /** When it is told something, or what it hears is over at the latest; {@code Long.MAX_VALUE}: never. */
    public static long dueMs(ShardView view, Contact contact) {
        if (contact.state() != ContactState.QUEUED || contact.arrival().carrier() == null) {
            return Long.MAX_VALUE;
        }
        var queue = view.queueConfig(contact.queueId());
        return queue == null ? Long.MAX_VALUE : contact.announcement().nextMs(queue.announcements());
    }

    public static Decision due(ShardView view, Contact contact, long nowMs) {
        if (nowMs < dueMs(view, contact)) {
            return Decision.noNews();
        }
        return tells(contact, contact.announcement().heard() ? List.of() : sounds(view, contact));
    }

    /** By the bridge's word. */
    static Decision over(Contact contact) {
        return contact.state() == ContactState.QUEUED && contact.announcement().heard()
                ? tells(contact, List.of())
                : Decision.noNews();
    }

    private static Decision tells(Contact contact, List<String> sounds) {
        return Decision.accept(new Event.WaitAnnounced(contact.contactId(), sounds));
    }

    private static List<String> sounds(ShardView view, Contact contact) {
        var queue = Objects.requireNonNull(view.queueConfig(contact.queueId()));
        var rule = queue.announcements();
        var sounds = new ArrayList<Sound>();
        if (!rule.prompt().isEmpty()) {
            sounds.add(new Sound.Recording(rule.prompt()));
        }
        if (rule.tellsPosition()) {
            position(view.position(contact.contactId()), sounds);
        }
        if (rule.tellsWait()) {
            wait(view.expectedWaitMs(contact.contactId()), sounds);
        }
        return Speaking.names(language(contact, rule), sounds, UnaryOperator.identity());
    }

    private static void position(int position, List<Sound> sounds) {
        if (position == 1) {
            sounds.add(new Sound.Recording("you-are-next"));
        } else {
            sounds.add(new Sound.Recording("position-before"));
            sounds.add(new Sound.Value(Sound.As.NUMBER, Integer.toString(position)));
            sounds.add(new Sound.Recording("position-after"));
        }
    }

    /** One, two and many are said otherwise than numbers are. */
    private static void wait(long expectedMs, List<Sound> sounds) {
        var minutes = ExpectedWait.minutes(expectedMs);
        if (minutes == null) {
            return;
        }
        if (minutes <= 2 || minutes == ExpectedWait.MAX_MINUTES) {
            sounds.add(new Sound.Recording("wait-" + minutes));
        } else {
            sounds.add(new Sound.Recording("wait-before"));
            sounds.add(new Sound.Value(Sound.As.NUMBER, Integer.toString(minutes)));
            sounds.add(new Sound.Recording("wait-after"));
        }
    }

    private static String language(Contact contact, Announcements rule) {
        var run = contact.run();
        var chosen = run == null ? null : run.variables().get(Walking.LANGUAGE);
        return chosen == null || chosen.isEmpty() ? rule.language() : chosen;
    }
}
