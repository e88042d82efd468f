package dev.oneline.core.whatif;

import java.util.ArrayList;
import java.util.List;

/**
 * A Poisson process whose rate is constant within each interval of the day.
 *
 * @param perInterval expected arrivals of each interval; after the last one nobody comes
 */
public record ArrivalProfile(long intervalMs, List<Double> perInterval) {
    /** Of a day; what is beyond is a mistake in the unit. */
    private static final double MAX_EXPECTED = 10_000_000;

    public ArrivalProfile {
        perInterval = List.copyOf(perInterval);
        if (intervalMs <= 0 || perInterval.isEmpty()) {
            throw new IllegalArgumentException("a profile has intervals");
        }
        if (perInterval.stream().anyMatch(arrivals -> !(arrivals >= 0))
                || perInterval.stream().mapToDouble(Double::doubleValue).sum() > MAX_EXPECTED) {
            throw new IllegalArgumentException(
                    "arrivals of an interval aren't negative, and not above 10 million a day");
        }
    }

    public static ArrivalProfile constant(double perS, long lengthMs) {
        return new ArrivalProfile(lengthMs, List.of(perS * lengthMs / 1_000));
    }

    /**
     * Times of arrival after {@code startMs}, in order. By thinning (P. Lewis and G. Shedler 1979): candidates come at the
     * day's highest rate, and each is kept with the rate of its moment ÷ the highest. So a variant that only shifts load
     * within the day keeps most of its customers.
     */
    public List<Long> drawMs(long startMs, Draws draws) {
        var highest =
                perInterval.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var times = new ArrayList<Long>();
        if (highest == 0) {
            return times;
        }
        var lengthMs = (double) intervalMs * perInterval.size();
        for (var ms = draws.exponential() * intervalMs / highest;
                ms < lengthMs;
                ms += draws.exponential() * intervalMs / highest) {
            var rate = perInterval.get((int) (ms / intervalMs));
            if (draws.uniform() * highest <= rate) {
                times.add(startMs + (long) ms);
            }
        }
        return times;
    }
}
