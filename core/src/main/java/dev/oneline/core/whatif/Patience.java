package dev.oneline.core.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How long customers would have waited, learned from some who gave up and many who were answered first (censored): the
 * product-limit estimator of Kaplan and Meier (JASA 53, 1958). Beyond the longest wait seen it says nothing; there the
 * hazard goes on at its mean, abandonments ÷ time waited.
 */
final class Patience {
    /** Moments at which somebody gave up, in order, and the share that outlasts each. */
    private final List<Long> atMs = new ArrayList<>();

    private final List<Double> survival = new ArrayList<>();
    private final long abandoned;
    private final double waitedMs;
    private final long longestMs;

    /** @param waits of everybody */
    Patience(List<Wait> waits) {
        var counts = new TreeMap<Long, long[]>();
        for (var wait : waits) {
            counts.computeIfAbsent(wait.ms(), unused -> new long[2])[wait.abandoned() ? 0 : 1]++;
        }
        abandoned = waits.stream().filter(Wait::abandoned).count();
        waitedMs = waits.stream().mapToDouble(Wait::ms).sum();
        longestMs = counts.isEmpty() ? 0 : counts.lastKey();
        var atRisk = (double) waits.size();
        var surviving = 1.0;
        for (var count : counts.entrySet()) {
            var gaveUp = count.getValue()[0];
            if (gaveUp > 0) {
                surviving *= (atRisk - gaveUp) / atRisk;
                atMs.add(count.getKey());
                survival.add(surviving);
            }
            // Who was answered at the same moment would have waited longer: at risk until then.
            atRisk -= gaveUp + count.getValue()[1];
        }
    }

    record Wait(long ms, boolean abandoned) {}

    /** The share of customers who would still be there after so long. */
    double survival(long ms) {
        var passed = passed(ms);
        return passed == 0 ? 1 : survival.get(passed - 1);
    }

    /** The patience of one who was still there after {@code alreadyMs}: longer than that. */
    long drawBeyondMs(long alreadyMs, Draws draws) {
        if (abandoned == 0) {
            return Distribution.NEVER_MS;
        }
        var target = survival(alreadyMs) * draws.uniform();
        for (var i = passed(alreadyMs); i < atMs.size(); i++) {
            if (survival.get(i) < target) {
                return atMs.get(i);
            }
        }
        var meanMs = Math.max(1, waitedMs / abandoned);
        var ms = Math.max(alreadyMs, longestMs) + 1 + Math.round(meanMs * draws.exponential());
        return Math.min(ms, Distribution.NEVER_MS);
    }

    /** How many of the moments are over after so long. */
    private int passed(long ms) {
        var low = 0;
        var high = atMs.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (atMs.get(middle) <= ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
