package dev.oneline.core.statistics;

/**
 * What a service level means.
 *
 * @param answeredWithinMs T: a wait of at most this long is in time
 * @param shortAbandonMs a customer who goes before it doesn't count as offered in the service level; 0: all count
 */
public record ServiceTarget(long answeredWithinMs, long shortAbandonMs) {
    /** 80/20 is the trade's habit; who rings off within five seconds has misdialled. */
    public static final ServiceTarget USUAL = new ServiceTarget(20_000, 5_000);
}
