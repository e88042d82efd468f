package dev.oneline.contract.bus;

/** Asks a process for its figures as they are now. */
public record MetricsQuery() {}
