package dev.oneline.core.flow.trial;

import dev.oneline.core.contact.Channel;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * One test of a flow: who calls when, what he does, and what must come of it. What is only played is listened to by
 * itself; what is asked waits for the next step.
 *
 * @param channel a call's, or {@link Channel#CHAT}: then what is pressed is written, and what is heard is read
 * @param atMs when the call comes in, milliseconds since 1970
 * @param caller ANI
 * @param called DNIS
 * @param fullQueueIds queues that take nobody more
 * @param readyAgentIds agents at whom the flow can ring; all others are away
 */
public record Trial(
        String name,
        Channel channel,
        long atMs,
        String caller,
        String called,
        SequencedSet<String> fullQueueIds,
        SequencedSet<String> readyAgentIds,
        List<TrialStep> steps) {
    public Trial {
        readyAgentIds = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(readyAgentIds));
        fullQueueIds = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(fullQueueIds));
        steps = List.copyOf(steps);
    }

    /** By a call, while every agent is away. */
    public Trial(
            String name,
            long atMs,
            String caller,
            String called,
            SequencedSet<String> fullQueueIds,
            List<TrialStep> steps) {
        this(name, Channel.VOICE, atMs, caller, called, fullQueueIds, new LinkedHashSet<>(), steps);
    }

    public Trial with(List<TrialStep> others) {
        return new Trial(name, channel, atMs, caller, called, fullQueueIds, readyAgentIds, others);
    }
}
