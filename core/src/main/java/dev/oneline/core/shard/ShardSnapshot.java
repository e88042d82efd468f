package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.flow.Flow;
import java.util.List;

/** A shard's whole state as plain records, in the state's order: what {@link Shard#restore} needs, and what equality means. */
public record ShardSnapshot(
        long seq,
        TenantConfig config,
        List<Flow> flows,
        List<Agent> agents,
        List<Contact> contacts,
        List<EndedContact> ended,
        List<QueueMemory> queues) {
    /**
     * What a queue remembers beside its contacts.
     *
     * @param lastTurnAgentId to whom it offered last, if it takes turns; empty: nobody
     */
    public record QueueMemory(String queueId, String lastTurnAgentId, long meanHandleMs) {}

    public ShardSnapshot {
        flows = List.copyOf(flows);
        agents = List.copyOf(agents);
        contacts = List.copyOf(contacts);
        ended = List.copyOf(ended);
        queues = List.copyOf(queues);
    }
}
