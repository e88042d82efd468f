package dev.oneline.media.contact;

import dev.oneline.contract.bus.Report;

/** Where reports to the owner of a tenant's shard go; delivering them is its business. */
@FunctionalInterface
public interface Reports {
    void report(String tenant, Report report);
}
