package dev.oneline.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Steps made from a seed, the same ones each time. */
final class Script {
    private static final int TOTAL_WEIGHT =
            Stream.of(Step.Kind.values()).mapToInt(kind -> kind.weight).sum();

    private Script() {}

    static List<Step> of(long seed, int length) {
        var random = new SplittableRandom(seed);
        var steps = new ArrayList<Step>();
        for (var i = 0; i < length; i++) {
            var kind = kind(random);
            // On every other day few call: then agents wait for contacts, and not contacts for agents.
            if (kind == Step.Kind.ARRIVE && seed % 2 == 0 && random.nextInt(4) != 0) {
                kind = Step.Kind.READY;
            }
            steps.add(new Step(kind, random.nextInt(1_000), random.nextInt(1_000), random.nextInt(12) == 0));
        }
        return steps;
    }

    private static Step.Kind kind(SplittableRandom random) {
        var left = random.nextInt(TOTAL_WEIGHT);
        for (var kind : Step.Kind.values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new AssertionError("weights add up");
    }
}
