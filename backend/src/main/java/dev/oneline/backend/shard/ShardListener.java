package dev.oneline.backend.shard;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.ShardView;
import java.util.List;
import java.util.SequencedSet;

/** Hears what a shard has released. Called on the shard's thread: look, hand on, return. */
public interface ShardListener {
    /**
     * What a loop turn made public, its events being on the log.
     *
     * @param view the state now
     * @param effects in order; without timers, which the loop keeps itself
     */
    record Release(
            ShardView view,
            long nowMs,
            List<Effect> effects,
            SequencedSet<String> agentIds,
            SequencedSet<String> contactIds,
            SequencedSet<String> queueIds) {}

    /** The shard has been built and takes commands; again after each time it had to be built anew. */
    void serves();

    /** Another backend owns the shard. */
    void standsBy();

    void released(Release release);

    /**
     * Compares the state with the world, each {@link ShardLoop.Limits#reviewMs}: what differs comes back as commands. So a
     * notice that was missed in a crash is made up for.
     */
    List<Command> review(ShardView view, long nowMs);
}
