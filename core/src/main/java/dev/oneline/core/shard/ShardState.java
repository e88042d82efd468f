package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.calendar.BusinessCalendar;
import dev.oneline.core.calendar.CalendarParsing;
import dev.oneline.core.calendar.ParsedCalendar;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.routing.Admission;
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
            0, List.of(), List.of(), List.of(), List.of(), TenantConfig.OfferConfig.NONE, TenantConfig.Limits.NONE);

    private long lastSeq;
    private TenantConfig config = UNCONFIGURED;
    private final Map<String, EntryPoint> entryPoints = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private final SequencedMap<String, AgentSlot> slots = new LinkedHashMap<>();
    private final SequencedMap<String, Contact> contacts = new LinkedHashMap<>();
    private final SequencedMap<String, EndedContact> ended = new LinkedHashMap<>();
    private final Map<String, SequencedSet<String>> contactIdsByNode = new HashMap<>();
    private final RoutingIndex index = new RoutingIndex(this, slots);
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

    /**
     * Queues that are no longer configured must be empty.
     *
     * @param everybody all agents as they are from now on
     */
    void configure(TenantConfig next, List<Agent> everybody) {
        config = next;
        changes.configured = true;
        calendars.clear();
        for (var calendar : next.calendars()) {
            if (CalendarParsing.parse(calendar) instanceof ParsedCalendar.Sound sound) {
                calendars.put(calendar.calendarId(), sound.calendar());
            }
        }
        entryPoints.clear();
        next.entryPoints().forEach(entry -> entryPoints.put(entry.address(), entry));
        var before = new LinkedHashMap<>(slots);
        slots.clear();
        for (var agent : everybody) {
            var slot = before.remove(agent.agentId());
            changes.agent(agent.agentId(), slot == null ? null : slot.agent);
            if (slot == null) {
                slot = new AgentSlot(agent);
            }
            slot.agent = agent;
            slots.put(agent.agentId(), slot);
        }
        before.forEach((agentId, slot) -> changes.agent(agentId, slot.agent));
        index.rebuild(next, contacts.values(), changes);
    }

    void put(Contact contact) {
        var before = contacts.put(contact.contactId(), contact);
        changes.contact(contact.contactId(), before);
        if (before == null) {
            carry(contact);
        }
        index.update(before, contact, changes);
    }

    void end(Contact contact, EndedContact how) {
        contacts.remove(contact.contactId());
        changes.contact(contact.contactId(), contact);
        uncarry(contact);
        index.update(contact, null, changes);
        remember(how);
    }

    /** One who is configured no longer goes with the last of his contacts. */
    void put(Agent agent) {
        var slot = Objects.requireNonNull(slots.get(agent.agentId()));
        var before = slot.agent;
        slot.agent = agent;
        changes.agent(agent.agentId(), before);
        index.update(before, slot, changes);
        if (agent.removed() && !agent.signedIn()) {
            slots.remove(agent.agentId());
            index.forget(slot);
        }
    }

    void turn(String queueId, String agentId) {
        index.turn(queueId, agentId);
    }

    void handled(String queueId, long handleMs) {
        index.handled(queueId, handleMs);
    }

    void remember(ShardSnapshot.QueueMemory memory) {
        index.remember(memory);
    }

    void remember(EndedContact how) {
        ended.putLast(how.contactId(), how);
        if (ended.size() > MAX_ENDED) {
            ended.pollFirstEntry();
        }
    }

    private void carry(Contact contact) {
        for (var nodeId : nodeIds(contact)) {
            contactIds(nodeId).add(contact.contactId());
        }
    }

    private void uncarry(Contact contact) {
        for (var nodeId : nodeIds(contact)) {
            var carried = contactIdsByNode.get(nodeId);
            if (carried != null && carried.remove(contact.contactId()) && carried.isEmpty()) {
                contactIdsByNode.remove(nodeId);
            }
        }
    }

    private static List<String> nodeIds(Contact contact) {
        var carrier = contact.arrival().carrier();
        if (carrier == null) {
            return List.of();
        }
        var sipNode = carrier.sipNode();
        return sipNode == null ? List.of(carrier.mediaNode()) : List.of(carrier.mediaNode(), sipNode);
    }

    private SequencedSet<String> contactIds(String nodeId) {
        return contactIdsByNode.computeIfAbsent(nodeId, unused -> new LinkedHashSet<>());
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
        var queue = index.queue(queueId);
        return queue == null ? null : queue.config;
    }

    @Override
    public @Nullable Agent agent(String agentId) {
        var slot = slots.get(agentId);
        return slot == null ? null : slot.agent;
    }

    @Override
    public RoutingProfile profile(String agentId) {
        var slot = slots.get(agentId);
        return slot == null ? AgentSlot.NO_PROFILE : slot.profile;
    }

    @Override
    public List<? extends MembershipView> memberships(String agentId) {
        var slot = slots.get(agentId);
        return slot == null ? List.of() : Collections.unmodifiableList(slot.memberships);
    }

    @Override
    public @Nullable PoolView pool(String contactId) {
        return index.pool(contactId);
    }

    @Override
    public boolean hasRoom(String agentId, Channel channel) {
        var slot = slots.get(agentId);
        return slot != null && Admission.byMoment(slot.agent, slot.profile, channel) == null;
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
        return index.queue(queueId);
    }

    @Override
    public Collection<Agent> agents() {
        return slots.values().stream().map(slot -> slot.agent).toList();
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
        return Collections.unmodifiableCollection(index.queues());
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
        var queue = Objects.requireNonNull(index.queue(contact.queueId()));
        return queue.waiting.position(contact.place().rankMs(), contact.place().seq()) + 1;
    }

    @Override
    public boolean isOpen(String queueId, long atMs) {
        var queue = index.queue(queueId);
        var calendar =
                queue == null ? null : calendars.get(queue.config.overflow().calendarId());
        return calendar == null || calendar.isOpen(atMs);
    }

    @Override
    public long expectedWaitMs(String contactId) {
        var contact = contacts.get(contactId);
        var queue = contact == null ? null : index.queue(contact.queueId());
        return queue == null || queue.meanHandleMs == 0 || queue.signedIn == 0
                ? UNKNOWN_WAIT
                : position(contactId) * queue.meanHandleMs / queue.signedIn;
    }

    List<ShardSnapshot.QueueMemory> queueMemories() {
        return index.queues().stream()
                .map(queue ->
                        new ShardSnapshot.QueueMemory(queue.queueId(), queue.lastTurnAgentId(), queue.meanHandleMs))
                .toList();
    }
}
