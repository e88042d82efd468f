package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one command has touched, with how it was before. Made anew for each: to clear a hash table costs as much as the
 * largest command that it has ever seen.
 */
final class Changes {
    final SequencedMap<String, @Nullable Contact> contactsBefore = new LinkedHashMap<>();
    final SequencedMap<String, @Nullable Agent> agentsBefore = new LinkedHashMap<>();
    final SequencedSet<String> queueIds = new LinkedHashSet<>();

    /** The rules changed, and with them everybody's timers. */
    boolean configured;

    /** Agents who became free for more: routing looks at these, and no others. */
    final SequencedSet<String> gainedAgentIds = new LinkedHashSet<>();

    /** Contacts that began to want an agent, the best place first: likewise. */
    final TreeMap<Place, String> gainedContactIds = new TreeMap<>();

    void contact(String contactId, @Nullable Contact before) {
        if (!contactsBefore.containsKey(contactId)) {
            contactsBefore.put(contactId, before);
        }
    }

    void agent(String agentId, @Nullable Agent before) {
        if (!agentsBefore.containsKey(agentId)) {
            agentsBefore.put(agentId, before);
        }
    }
}
