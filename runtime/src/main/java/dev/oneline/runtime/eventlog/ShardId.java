package dev.oneline.runtime.eventlog;

/** A tenant's agents and the queues that share them: one sequence of entries. */
public record ShardId(String tenant, String name) {
    /** The only shard of a tenant. */
    public static ShardId ofTenant(String tenant) {
        return new ShardId(tenant, "main");
    }
}
