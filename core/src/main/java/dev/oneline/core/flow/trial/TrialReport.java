package dev.oneline.core.flow.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a trial.
 *
 * @param failure null: all was as it should be
 * @param ways every exit that was taken, in order
 * @param heard every sound, in order
 * @param waits what the flow waits for at the end
 * @param place where the contact is and what is known of it: from the same place the same things lead to the same end
 * @param end where it ended, as a step that would hold; null while the flow waits, and when the caller hung up
 */
public record TrialReport(
        @Nullable Failure failure,
        List<Way> ways,
        List<String> heard,
        Waits waits,
        String place,
        @Nullable TrialStep end) {
    public TrialReport {
        ways = List.copyOf(ways);
        heard = List.copyOf(heard);
    }

    public boolean passed() {
        return failure == null;
    }

    /**
     * @param step counts from 0
     * @param expected the step that didn't hold; null: the trial never came to one
     * @param actual what was so instead
     */
    public record Failure(int step, @Nullable TrialStep expected, Found actual) {}

    /**
     * What was found where something else was expected.
     *
     * @param details names: of sounds, arguments, a node or a queue, as the kind says
     */
    public record Found(Kind kind, List<String> details) {
        public Found {
            details = List.copyOf(details);
        }

        static Found of(Kind kind, String... details) {
            return new Found(kind, List.of(details));
        }
    }

    /** What can be found. */
    public enum Kind {
        /** These sounds, since the last step. */
        HEARD,
        /** Another system was asked with these arguments, as in {@code account=100200}. */
        ASKED_WITH,
        /** The flow waits for keys at this node. */
        WAITS_FOR_KEYS,
        /** The flow waits at this node for another system to answer. */
        WAITS_FOR_ANSWER,
        /** The flow waits at this node for the caller to speak. */
        WAITS_FOR_MESSAGE,
        /** The flow waits at this node for whom it calls. */
        WAITS_FOR_CALL,
        /** It calls this number. */
        CALLS_NUMBER,
        /** It rings at this agent alone. */
        RINGS_AT,
        IN_QUEUE,
        SERVED,
        GONE,
        /** The trial names a queue that isn't configured. */
        NO_SUCH_QUEUE,
        /** Nobody could call like that: its numbers can't be configured. */
        NOT_POSSIBLE,
        OUT_OF_TIME
    }

    /** An exit of a node; an empty one for a node that was come to and has none. */
    public record Way(String flowId, String nodeId, String exit) {}

    /** What the flow waits for. */
    public enum Waits {
        KEYS,
        ANSWER,
        /** That the caller speaks. */
        MESSAGE,
        /** Who is called outside. */
        CALL,
        /** An agent: one of his own, at whom it rings. */
        AGENT,
        /** Any agent of a queue. */
        QUEUE,
        /** Served, or gone. */
        NOTHING
    }
}
