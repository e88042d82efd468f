package dev.oneline.core.shard;

import java.util.List;
import java.util.SequencedSet;

/** What came of a command. */
public sealed interface Outcome {
    /**
     * The events have been evolved already; they go to the log, and only then are the effects carried out.
     *
     * @param events empty when the command was no news
     * @param effects what became due
     * @param agentIds agents whose facts changed
     * @param contactIds contacts whose facts changed, ended ones included
     * @param queueIds queues whose figures or positions changed
     */
    record Done(
            List<Recorded> events,
            List<Effect> effects,
            SequencedSet<String> agentIds,
            SequencedSet<String> contactIds,
            SequencedSet<String> queueIds)
            implements Outcome {}

    /** Nothing changed. */
    record Rejected(Rejection rejection) implements Outcome {}
}
