package dev.oneline.core.flow;

import dev.oneline.core.shard.Event;
import org.jspecify.annotations.Nullable;

/**
 * An exit that a contact took.
 *
 * @param exit one of the node's, or how it jumped: {@code call}, {@code back}, {@code repeat}, {@code main-menu}
 */
public record Taken(Spot at, String exit) {
    /** Who returns from a sub-flow takes the exit of the node that called it. Null: the contact began here. */
    public static @Nullable Taken by(Event.FlowMoved moved) {
        var from = moved.from();
        if (from == null) {
            return null;
        }
        var caller = from.caller();
        return caller != null && moved.exit().equals(Exits.NEXT) && moved.to().depth() < from.depth()
                ? new Taken(caller, moved.exit())
                : new Taken(from, moved.exit());
    }
}
