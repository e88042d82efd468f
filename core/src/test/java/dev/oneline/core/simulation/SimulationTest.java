package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code -Doneline.simulation.seed=N} runs that seed first of all, {@code -Doneline.simulation.schedules=N} more or fewer
 * of them.
 */
class SimulationTest {
    private static final long FIRST_SEED = Long.getLong("oneline.simulation.seed", 1);
    private static final int SCHEDULES = Integer.getInteger("oneline.simulation.schedules", 1_000);
    private static final int STEPS = 200;

    @Test
    void shouldHoldEveryInvariantInEverySchedule() {
        var happened = new ConcurrentSkipListMap<String, Integer>();
        LongStream.range(FIRST_SEED, FIRST_SEED + SCHEDULES).parallel().forEach(seed -> {
            var steps = Script.of(seed, STEPS);
            try {
                count(Simulation.run(steps).owner().log(), happened);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(story(seed, steps), failure);
            }
        });
        // A simulation in which something never happens proves nothing about it.
        for (var event : Event.class.getPermittedSubclasses()) {
            assertThat(happened).containsKey(event.getSimpleName());
        }
        for (var cause : Overflow.Cause.values()) {
            assertThat(happened.keySet()).anyMatch(key -> key.startsWith(cause + " "));
        }
        assertThat(happened.keySet()).anyMatch(key -> key.endsWith(" FLOW"));
        assertThat(happened.keySet()).anyMatch(key -> key.endsWith(" VOICEMAIL"));
        assertThat(happened).containsKey("left by who had gone");
        for (var outcome : OfferOutcome.values()) {
            assertThat(happened).containsKey("OfferEnded " + outcome);
        }
        for (var exit : List.of(
                "call",
                "back",
                "main-menu",
                "repeat",
                "found",
                "not-found",
                "timeout",
                "failed",
                "full",
                "empty",
                "after",
                "names-found",
                "message-heard",
                "message-anew")) {
            assertThat(happened).containsKey("FlowMoved " + exit);
        }
        for (var cause : EndCause.values()) {
            assertThat(happened).containsKey("ended " + cause);
        }
    }

    private static void count(List<Recorded> log, Map<String, Integer> happened) {
        var gone = new HashSet<String>();
        for (var recorded : log) {
            count(recorded.event(), happened);
            if (recorded.event() instanceof Event.ContactAbandoned e) {
                gone.add(e.contactId());
            } else if (recorded.event() instanceof Event.MessageLeft e && gone.contains(e.contactId())) {
                happened.merge("left by who had gone", 1, Integer::sum);
            }
        }
    }

    private static void count(Event event, Map<String, Integer> happened) {
        var name = event.getClass().getSimpleName();
        happened.merge(name, 1, Integer::sum);
        switch (event) {
            case Event.OfferEnded ended -> happened.merge(name + " " + ended.outcome(), 1, Integer::sum);
            case Event.ConversationEnded ended -> happened.merge("ended " + ended.cause(), 1, Integer::sum);
            case Event.ContactServed ended -> happened.merge("ended " + EndCause.SERVED, 1, Integer::sum);
            case Event.FlowMoved moved -> happened.merge(name + " " + moved.exit(), 1, Integer::sum);
            case Event.ContactAbandoned ended -> happened.merge("ended " + ended.cause(), 1, Integer::sum);
            case Event.ContactOverflowed went ->
                happened.merge(went.cause() + " " + went.target().kind(), 1, Integer::sum);
            default -> {}
        }
    }

    private static String story(long seed, List<Step> steps) {
        var shrunk = Shrinking.shrink(steps, fewer -> failure(fewer) != null);
        return "seed " + seed + " fails; so does this script:\n"
                + shrunk.stream().map(Step::toString).collect(Collectors.joining("\n"))
                + "\nwith: " + failure(shrunk);
    }

    /** Any exception is a failure too: in the core it is a bug. */
    private static @Nullable Throwable failure(List<Step> steps) {
        try {
            Simulation.run(steps);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
