package dev.oneline.core.shard;

import java.util.List;

/** What a shard makes of a command. */
public sealed interface Decision {
    /** Events to append, in order; none when the command is no news. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Rejection rejection) implements Decision {}

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    static Decision accept(List<Event> events) {
        return new Accepted(events);
    }

    /** What was asked for is so already, or came too late to matter. */
    static Decision noNews() {
        return new Accepted(List.of());
    }

    static Decision reject(Rejection rejection) {
        return new Rejected(rejection);
    }
}
