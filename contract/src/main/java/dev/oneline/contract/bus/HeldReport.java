package dev.oneline.contract.bus;

/**
 * A report as it goes over the bus.
 *
 * @param heldMs how long ago the bridge saw it happen: the shard may have been away meanwhile, and who waits must not lose
 *     the place by that. An age rather than a time: clocks of two machines differ
 */
public record HeldReport(Report report, long heldMs) {}
