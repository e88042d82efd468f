package dev.oneline.core.config;

/**
 * What a queue's service level means, and what it is to be.
 *
 * @param goalPercent so many of the offered contacts are to be answered in time, 1 to 100
 * @param answeredWithinMs T: a wait of at most this long is in time
 * @param shortAbandonMs a customer who goes before it doesn't count as offered in the service level; 0: all count
 */
public record ServiceTarget(int goalPercent, long answeredWithinMs, long shortAbandonMs) {
    /** 80/20 is the trade's habit; who rings off within five seconds has misdialled. */
    public static final ServiceTarget USUAL = new ServiceTarget(80, 20_000, 5_000);
}
