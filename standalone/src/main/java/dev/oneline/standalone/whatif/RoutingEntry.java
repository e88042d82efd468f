package dev.oneline.standalone.whatif;

import static dev.oneline.standalone.whatif.Entries.MS_PER_S;
import static dev.oneline.standalone.whatif.Entries.ms;
import static dev.oneline.standalone.whatif.Entries.number;
import static dev.oneline.standalone.whatif.Entries.orEmpty;

import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.runtime.boot.StartRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a queue's contacts find their agents, as it is written down. What it leaves out stays as it is. */
record RoutingEntry(
        @Nullable String strategy,
        @Nullable Double headStartS,
        @Nullable Integer ringAtMost,
        @Nullable Double widenAfterS,
        @Nullable List<StepEntry> steps) {
    private static final int MAX_STEPS = 20;

    /** See {@link RoutingStep}. */
    record StepEntry(
            @Nullable Double afterS,
            @Nullable Map<String, Integer> skills,
            @Nullable Integer easeBy,
            @Nullable List<String> groups,
            @Nullable List<String> alsoQueues) {
        RoutingStep step(String where) throws StartRefused {
            return new RoutingStep(
                    ms(where + "afterS", afterS, 0, MS_PER_S),
                    Entries.skills(where, skills),
                    number(where + "easeBy", easeBy, 0, 0, SkillLevel.MAX),
                    orEmpty(groups),
                    orEmpty(alsoQueues));
        }
    }

    RoutingRule over(RoutingRule rule, String where) throws StartRefused {
        var widenAfterMs = ms(where + "widenAfterS", widenAfterS, rule.ring().widenAfterMs() / MS_PER_S, MS_PER_S);
        if (widenAfterMs == 0) {
            throw new StartRefused(where + "widenAfterS: above 0");
        }
        var atMost = number(where + "ringAtMost", ringAtMost, rule.ring().atMost(), 1, RoutingRule.Ring.MAX_AT_ONCE);
        return new RoutingRule(
                strategy == null ? rule.strategy() : strategy(where, strategy),
                Entries.headStartMs(where, headStartS, rule.headStartMs()),
                rule.stickyMs(),
                new RoutingRule.Ring(atMost, widenAfterMs),
                steps == null ? rule.steps() : steps(where, steps));
    }

    private static Strategy strategy(String where, String name) throws StartRefused {
        for (var strategy : Strategy.values()) {
            if (written(strategy).equals(name)) {
                return strategy;
            }
        }
        var all = Arrays.stream(Strategy.values()).map(RoutingEntry::written).collect(Collectors.joining(", "));
        throw new StartRefused(where + "strategy: one of " + all + ", not " + name);
    }

    private static String written(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<RoutingStep> steps(String where, List<StepEntry> entries) throws StartRefused {
        var steps = new ArrayList<RoutingStep>();
        for (var entry : entries) {
            var step = entry.step(where + "steps[" + steps.size() + "]: ");
            if (steps.isEmpty()
                    ? step.afterMs() != 0
                    : step.afterMs() <= steps.getLast().afterMs()) {
                throw new StartRefused(where + "steps: afterS is 0 in the first one, and grows");
            }
            steps.add(step);
        }
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new StartRefused(where + "steps: from 1 to " + MAX_STEPS);
        }
        return steps;
    }
}
