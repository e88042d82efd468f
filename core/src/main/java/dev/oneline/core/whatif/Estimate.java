package dev.oneline.core.whatif;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its confidence interval.
 *
 * @param value null when there was nothing to take it from
 * @param halfWidth null when it comes from a single observation: then nothing is known of its scatter
 */
public record Estimate(@Nullable Double value, @Nullable Double halfWidth) {
    static final Estimate NONE = new Estimate(null, null);

    /** Whether the interval has the value in it. */
    public boolean covers(double truth) {
        return value != null && halfWidth != null && Math.abs(value - truth) <= halfWidth;
    }
}
