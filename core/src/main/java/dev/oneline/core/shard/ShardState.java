package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndedContact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * A shard's state: immutable agents and contacts by id, and the indexes that make a decision cost no more than the
 * logarithm of what there is. Each change goes through {@code put} or {@code remove}, which keep the indexes right, so
 * evolve can't forget one. Nothing outside this package can change it.
 */
public final class ShardState implements ShardView {
    /**
     * How many contacts that are over are remembered. Bridges repeat a report until it is taken and send the next one of
     * that contact only then, so a duplicate can be late by no more than the bus is.
     */
    static final int MAX_ENDED = 10_000;

    private static final TenantConfig UNCONFIGURED = new TenantConfig(
            0, List.of(), List.of(), List.of(), TenantConfig.OfferConfig.NONE, TenantConfig.Limits.NONE);

    private long lastSeq;
    private TenantConfig config = UNCONFIGURED;
    private final Map<String, EntryPoint> entryPoints = new HashMap<>();
    private final SequencedMap<String, QueueState> queues = new LinkedHashMap<>();
    private final SequencedMap<String, Agent> agents = new LinkedHashMap<>();
    private final SequencedMap<String, Contact> contacts = new LinkedHashMap<>();
    private final SequencedMap<String, EndedContact> ended = new LinkedHashMap<>();
    private final Map<String, SequencedSet<String>> contactIdsByNode = new HashMap<>();
    private Changes changes = new Changes();

    ShardState() {}

    // --- evolve's side -------------------------------------------------------------------------------------------

    Changes changes() {
        return changes;
    }

    void forgetChanges() {
        changes = new Changes();
    }

    void advanceTo(long seq) {
        lastSeq = seq;
    }

    /** Queues that are no longer configured must be empty. */
    void configure(TenantConfig next) {
        config = next;
        entryPoints.clear();
        next.entryPoints().forEach(entry -> entryPoints.put(entry.address(), entry));
        var before = new HashMap<>(queues);
        queues.clear();
        for (var queueConfig : next.queues()) {
            var queue = before.get(queueConfig.queueId());
            if (queue == null) {
                queue = new QueueState(queueConfig, this::queuedAtMs);
            }
            queue.config = queueConfig;
            queues.put(queueConfig.queueId(), queue);
            changes.queueGained(queueConfig.queueId());
        }
    }

    void put(Contact contact) {
        var before = contacts.put(contact.contactId(), contact);
        changes.contact(contact.contactId(), before);
        if (before == null) {
            carry(contact);
        }
        index(before, contact);
    }

    void end(Contact contact, EndedContact how) {
        contacts.remove(contact.contactId());
        changes.contact(contact.contactId(), contact);
        uncarry(contact);
        index(contact, null);
        remember(how);
    }

    void put(Agent agent) {
        var before = agents.put(agent.agentId(), agent);
        changes.agent(agent.agentId(), before);
        index(before, agent);
    }

    void removeAgent(String agentId) {
        var before = agents.remove(agentId);
        changes.agent(agentId, before);
        index(before, null);
    }

    void remember(EndedContact how) {
        ended.putLast(how.contactId(), how);
        if (ended.size() > MAX_ENDED) {
            ended.pollFirstEntry();
        }
    }

    private void carry(Contact contact) {
        var carrier = contact.arrival().carrier();
        contactIds(carrier.mediaNode()).add(contact.contactId());
        var sipNode = carrier.sipNode();
        if (sipNode != null) {
            contactIds(sipNode).add(contact.contactId());
        }
    }

    private void uncarry(Contact contact) {
        var carrier = contact.arrival().carrier();
        uncarry(carrier.mediaNode(), contact.contactId());
        var sipNode = carrier.sipNode();
        if (sipNode != null) {
            uncarry(sipNode, contact.contactId());
        }
    }

    private void uncarry(String nodeId, String contactId) {
        var carried = contactIdsByNode.get(nodeId);
        if (carried != null && carried.remove(contactId) && carried.isEmpty()) {
            contactIdsByNode.remove(nodeId);
        }
    }

    private SequencedSet<String> contactIds(String nodeId) {
        return contactIdsByNode.computeIfAbsent(nodeId, unused -> new LinkedHashSet<>());
    }

    private void index(@Nullable Contact before, @Nullable Contact after) {
        var queue = queues.get(either(before, after).queueId());
        if (queue == null) {
            // In wrap-up: its queue may be taken away, and counts it no longer.
            return;
        }
        var wasGreeted = before != null && before.state() == ContactState.ARRIVED;
        var isGreeted = after != null && after.state() == ContactState.ARRIVED;
        queue.greeted += (isGreeted ? 1 : 0) - (wasGreeted ? 1 : 0);
        var waited = before != null && before.waiting();
        var waits = after != null && after.waiting();
        if (waited != waits) {
            changes.queueIds.add(queue.queueId());
            move(queue.waiting, before, waited, after, waits);
        }
        var wasOfferable = before != null && before.state() == ContactState.QUEUED;
        var isOfferable = after != null && after.state() == ContactState.QUEUED;
        if (wasOfferable != isOfferable) {
            move(queue.offerable, before, wasOfferable, after, isOfferable);
            if (isOfferable) {
                changes.queueGained(queue.queueId());
            }
        }
    }

    private static void move(
            SeqIndex index, @Nullable Contact before, boolean was, @Nullable Contact after, boolean is) {
        if (was && before != null && before.place() != null) {
            index.remove(before.place().seq());
        }
        if (is && after != null && after.place() != null) {
            index.add(after.place().seq(), after.contactId());
        }
    }

    private void index(@Nullable Agent before, @Nullable Agent after) {
        var wasIdle = before != null && before.available();
        var isIdle = after != null && after.available();
        var wasIn = before != null && before.signedIn();
        var isIn = after != null && after.signedIn();
        if (wasIdle == isIdle && wasIn == isIn && before != null && after != null && sameIndex(before, after)) {
            return;
        }
        if (before != null) {
            for (var queueId : before.queueIds()) {
                unindex(queueId, before, wasIdle, wasIn);
            }
        }
        if (after != null) {
            for (var queueId : after.queueIds()) {
                index(queueId, after, isIdle, isIn);
            }
        }
    }

    private static boolean sameIndex(Agent before, Agent after) {
        return before.idleSeq() == after.idleSeq() && before.queueIds().equals(after.queueIds());
    }

    private void unindex(String queueId, Agent agent, boolean idle, boolean in) {
        var queue = queues.get(queueId);
        if (queue == null) {
            // The queue went with the same change of configuration.
            return;
        }
        changes.queueIds.add(queueId);
        if (idle) {
            queue.idle.remove(agent.idleSeq());
        }
        queue.signedIn -= in ? 1 : 0;
    }

    private void index(String queueId, Agent agent, boolean idle, boolean in) {
        var queue = queues.get(queueId);
        if (queue == null) {
            return;
        }
        changes.queueIds.add(queueId);
        if (idle) {
            queue.idle.add(agent.idleSeq(), agent.agentId());
            changes.queueGained(queueId);
        }
        queue.signedIn += in ? 1 : 0;
    }

    private static Contact either(@Nullable Contact before, @Nullable Contact after) {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    private long queuedAtMs(String contactId) {
        var contact = contacts.get(contactId);
        return contact == null || contact.place() == null ? 0 : contact.place().queuedAtMs();
    }

    // --- for reading ---------------------------------------------------------------------------------------------

    @Override
    public long lastSeq() {
        return lastSeq;
    }

    @Override
    public TenantConfig config() {
        return config;
    }

    @Override
    public @Nullable EntryPoint entryPoint(String address) {
        return entryPoints.get(address);
    }

    @Override
    public @Nullable QueueConfig queueConfig(String queueId) {
        var queue = queues.get(queueId);
        return queue == null ? null : queue.config;
    }

    @Override
    public @Nullable Agent agent(String agentId) {
        return agents.get(agentId);
    }

    @Override
    public @Nullable Contact contact(String contactId) {
        return contacts.get(contactId);
    }

    @Override
    public @Nullable EndedContact ended(String contactId) {
        return ended.get(contactId);
    }

    @Override
    public @Nullable QueueView queue(String queueId) {
        return queues.get(queueId);
    }

    @Override
    public Collection<Agent> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    @Override
    public Collection<Contact> contacts() {
        return Collections.unmodifiableCollection(contacts.values());
    }

    @Override
    public Collection<EndedContact> endedContacts() {
        return Collections.unmodifiableCollection(ended.values());
    }

    @Override
    public Collection<? extends QueueView> queues() {
        return Collections.unmodifiableCollection(queues.values());
    }

    @Override
    public List<Contact> carriedBy(String nodeId) {
        var carried = new ArrayList<Contact>();
        for (var contactId : contactIdsByNode.getOrDefault(nodeId, Collections.emptySortedSet())) {
            carried.add(Objects.requireNonNull(contacts.get(contactId)));
        }
        return carried;
    }

    @Override
    public int position(String contactId) {
        var contact = contacts.get(contactId);
        if (contact == null || !contact.waiting() || contact.place() == null) {
            return 0;
        }
        var queue = Objects.requireNonNull(queues.get(contact.queueId()));
        return queue.waiting.rank(contact.place().seq()) + 1;
    }
}
