package dev.oneline.core.whatif;

/**
 * What counts as service level: answered within {@code withinMs} ÷ offered.
 *
 * @param shortAbandonMs who gives up sooner doesn't count as offered; 0: everybody counts
 */
public record ServiceRule(long withinMs, long shortAbandonMs) {
    public static final ServiceRule IN_20_S = new ServiceRule(20_000, 0);

    public ServiceRule {
        if (withinMs < 0 || shortAbandonMs < 0) {
            throw new IllegalArgumentException("durations aren't negative");
        }
    }
}
