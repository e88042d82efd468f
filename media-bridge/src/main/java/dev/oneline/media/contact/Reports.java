package dev.oneline.media.contact;

import dev.oneline.contract.bus.Report;

/** Where reports to the owner of a tenant's shard go; delivering them is its business. Thread-safe, and never waits. */
@FunctionalInterface
public interface Reports {
    /** @param settled called once it is taken, or given up */
    void report(String tenant, Report report, Runnable settled);

    default void report(String tenant, Report report) {
        report(tenant, report, () -> {});
    }
}
