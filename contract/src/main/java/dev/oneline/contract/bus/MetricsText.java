package dev.oneline.contract.bus;

/**
 * The figures of one process.
 *
 * @param prometheus in Prometheus' text format 0.0.4
 */
public record MetricsText(String prometheus) {}
