package dev.oneline.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes away from a failing script whatever it fails without. */
final class Shrinking {
    private Shrinking() {}

    static List<Step> shrink(List<Step> failing, Predicate<List<Step>> fails) {
        var steps = failing;
        for (var chunk = Math.max(1, steps.size() / 2); chunk > 0; chunk /= 2) {
            var from = 0;
            while (from < steps.size()) {
                var fewer = without(steps, from, Math.min(steps.size(), from + chunk));
                if (fails.test(fewer)) {
                    steps = fewer;
                } else {
                    from += chunk;
                }
            }
        }
        return steps;
    }

    private static List<Step> without(List<Step> steps, int from, int to) {
        var fewer = new ArrayList<>(steps.subList(0, from));
        fewer.addAll(steps.subList(to, steps.size()));
        return fewer;
    }
}
