package dev.oneline.core.shard;

import java.util.List;

/** What came of a command. */
public sealed interface Outcome {
    /**
     * The events have been evolved already; they go to the log, and only then are the effects carried out.
     *
     * @param events empty when the command was no news
     * @param effects what became due
     * @param agentIds agents whose facts changed, each once
     * @param contactIds contacts whose facts changed, each once, ended ones included
     * @param queueIds queues whose figures or positions changed, each once
     */
    record Done(
            List<Recorded> events,
            List<Effect> effects,
            List<String> agentIds,
            List<String> contactIds,
            List<String> queueIds)
            implements Outcome {}

    /** Nothing changed. */
    record Rejected(Rejection rejection) implements Outcome {}
}
