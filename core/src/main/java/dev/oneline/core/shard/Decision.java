package dev.oneline.core.shard;

import java.util.List;

/** What a shard makes of a command. */
public sealed interface Decision {
    /** Events to append, in order; none when the command is no news. */
    record Accepted(List<Event> events) implements Decision {}

    record Rejected(Rejection rejection) implements Decision {}
}
