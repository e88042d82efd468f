package dev.oneline.core.shard;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one command has touched, each once, in the order in which it was touched first. Slots and queues keep the number of
 * the changes that they were last in, so nothing is looked up.
 */
final class Changes {
    /** Most commands touch one or two contacts and agents, and the queues of one agent. */
    private static final int FEW = 2;

    private static final int QUEUES_OF_ONE = 8;

    private final long number;

    final List<ChangedContact> contacts = new ArrayList<>(FEW);
    final List<String> agentIds = new ArrayList<>(FEW);
    final List<String> queueIds = new ArrayList<>(QUEUES_OF_ONE);

    /** The rules changed, and with them everybody's timers. */
    boolean configured;

    /** Agents who became free for more: routing looks at these, and no others. */
    private final ArrayDeque<AgentSlot> gainedAgents = new ArrayDeque<>(FEW);

    /** Contacts that began to want an agent, the best place first: likewise. */
    final TreeMap<Place, String> gainedContactIds = new TreeMap<>();

    /** @param before null when it is new */
    record ChangedContact(ContactSlot slot, @Nullable Contact before) {}

    /** @param number 1 or more, different from those before */
    Changes(long number) {
        this.number = number;
    }

    Changes next() {
        return new Changes(number + 1);
    }

    /** The slot has the contact as it is now. */
    void contact(ContactSlot slot, @Nullable Contact before) {
        if (!has(slot)) {
            slot.changedIn = number;
            contacts.add(new ChangedContact(slot, before));
        }
    }

    boolean has(ContactSlot slot) {
        return slot.changedIn == number;
    }

    void agent(AgentSlot slot) {
        if (!has(slot)) {
            slot.changedIn = number;
            agentIds.add(slot.agent.agentId());
        }
    }

    boolean has(AgentSlot slot) {
        return slot.changedIn == number;
    }

    void queue(QueueState queue) {
        if (queue.changedIn != number) {
            queue.changedIn = number;
            queueIds.add(queue.queueId());
        }
    }

    List<String> contactIds() {
        var ids = new ArrayList<String>(contacts.size());
        for (var changed : contacts) {
            ids.add(changed.slot.contact.contactId());
        }
        return ids;
    }

    void gained(AgentSlot slot) {
        if (slot.gainedIn != number) {
            slot.gainedIn = number;
            gainedAgents.add(slot);
        }
    }

    int gainedAgents() {
        return gainedAgents.size();
    }

    AgentSlot firstGained() {
        return gainedAgents.getFirst();
    }

    /** Nothing is left for him; he may gain again. */
    void dropFirstGained() {
        gainedAgents.removeFirst().gainedIn = 0;
    }

    /** Puts all who became free where contacts find them. */
    void joinGained() {
        gainedAgents.forEach(AgentSlot::join);
    }
}
