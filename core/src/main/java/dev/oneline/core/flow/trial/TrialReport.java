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
 */
public record TrialReport(@Nullable Failure failure, List<Way> ways, List<String> heard, Waits waits, String place) {
    public TrialReport {
        ways = List.copyOf(ways);
        heard = List.copyOf(heard);
    }

    public boolean passed() {
        return failure == null;
    }

    /**
     * @param step counts from 0
     * @param expected as the step has it
     * @param actual what was so instead
     */
    public record Failure(int step, String expected, String actual) {}

    /** An exit of a node; an empty one for a node that was come to and has none. */
    public record Way(String flowId, String nodeId, String exit) {}

    /** What the flow waits for. */
    public enum Waits {
        KEYS,
        ANSWER,
        /** That the caller speaks. */
        MESSAGE,
        /** In a queue, served, or gone. */
        NOTHING
    }
}
