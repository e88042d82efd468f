package dev.oneline.core.config;

import java.util.ArrayList;
import java.util.List;

/** Which prompts a configuration plays, and where. */
public final class PromptUses {
    private PromptUses() {}

    /** What of the configuration plays it. */
    public enum Kind {
        QUEUE,
        ENTRY_POINT,
        VOICEMAIL_BOX,
        OFFERS
    }

    /**
     * @param id of the queue, the entry point or the box; empty: there is only one
     * @param name its display name
     * @param field that names the prompt, as in {@code holdMusic} or {@code overflow/whenClosed}
     * @param prompt with its language, where it has one; of a box and of announcements without
     */
    public record Use(Kind kind, String id, String name, String field, String prompt) {}

    public static List<Use> of(TenantConfig config) {
        var uses = new ArrayList<Use>();
        for (var queue : config.queues()) {
            add(uses, Kind.QUEUE, queue.queueId(), queue.name(), "holdMusic", queue.holdMusic());
            var prompt = queue.announcements().prompt();
            add(uses, Kind.QUEUE, queue.queueId(), queue.name(), "announcements/prompt", prompt);
            var overflow = queue.overflow();
            target(uses, queue, "overflow/whenClosed", overflow.whenClosed());
            target(uses, queue, "overflow/whenNobody", overflow.whenNobody());
            target(uses, queue, "overflow/whenLong", overflow.whenLong());
            target(uses, queue, "overflow/whenWaited", overflow.whenWaited());
        }
        for (var entry : config.entryPoints()) {
            add(uses, Kind.ENTRY_POINT, entry.address(), entry.address(), "greeting", entry.greeting());
        }
        for (var box : config.voicemailBoxes()) {
            var greeting = box.greeting().isEmpty() ? VoicemailBox.USUAL_GREETING : box.greeting();
            add(uses, Kind.VOICEMAIL_BOX, box.boxId(), box.name(), "greeting", greeting);
        }
        add(uses, Kind.OFFERS, "", "", "ringback", config.offers().ringback());
        return uses;
    }

    private static void target(List<Use> uses, TenantConfig.QueueConfig queue, String field, Overflow.Target target) {
        if (target.kind() == Overflow.Kind.MESSAGE || target.kind() == Overflow.Kind.CALLBACK) {
            add(uses, Kind.QUEUE, queue.queueId(), queue.name(), field, target.name());
        }
    }

    private static void add(List<Use> uses, Kind kind, String id, String name, String field, String prompt) {
        if (!prompt.isEmpty()) {
            uses.add(new Use(kind, id, name, field, prompt));
        }
    }
}
