package dev.oneline.core.flow.trial;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.LookUpOutcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a trial's caller does, or what must be so. Each is read from people's documents: a missing text is refused. */
public sealed interface TrialStep {
    /** These were heard since the last step, in this order, perhaps among others; names as in {@code zh-CN/welcome}, texts as in {@code say:Hello}. */
    record Hears(List<String> sounds) implements TrialStep {
        public Hears {
            sounds = List.copyOf(sounds);
        }
    }

    /** @param keys empty: says nothing until time runs out */
    record Presses(String keys) implements TrialStep {
        public Presses {
            Objects.requireNonNull(keys);
        }
    }

    /**
     * Another system is asked, and this comes of it.
     *
     * @param arguments that it must be asked with, at least
     * @param outcome null: it never answers
     */
    record Answers(
            String service,
            SortedMap<String, String> arguments,
            @Nullable LookUpOutcome outcome,
            SortedMap<String, String> values)
            implements TrialStep {
        public Answers {
            Objects.requireNonNull(service);
            arguments = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(arguments)));
            values = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(values)));
        }
    }

    /**
     * The caller speaks after the tone.
     *
     * @param lengthMs 0: says nothing; below 0: it can't be recorded
     */
    record Speaks(long lengthMs) implements TrialStep {}

    /**
     * A number outside is called, and this comes of it.
     *
     * @param number empty: whichever
     */
    record Calls(String number, Command.TransferOutcome outcome) implements TrialStep {
        public Calls {
            Objects.requireNonNull(number);
            Objects.requireNonNull(outcome);
        }
    }

    /** The agent at whom it rings doesn't answer. */
    record Unanswered() implements TrialStep {}

    /** An agent takes the caller, talks, and hangs up. */
    record Talks() implements TrialStep {}

    /** The caller hangs up. */
    record HangsUp() implements TrialStep {}

    /** The caller is in this queue now. */
    record Queued(String queueId) implements TrialStep {
        public Queued {
            Objects.requireNonNull(queueId);
        }
    }

    /** The flow has hung up. */
    record Served() implements TrialStep {}
}
