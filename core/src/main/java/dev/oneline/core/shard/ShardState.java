package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.calendar.BusinessCalendar;
import dev.oneline.core.calendar.CalendarParsing;
import dev.oneline.core.calendar.ParsedCalendar;
import dev.oneline.core.config.ByNumber;
import dev.oneline.core.config.CallerLists;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.directory.Directory;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowProgram;
import dev.oneline.core.flow.MessageFlow;
import dev.oneline.core.flow.Published;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
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
    private final Published flows = new Published();
    private ByNumber<EntryPoint> entryPoints = ByNumber.of(List.of());
    private CallerLists callerLists = new CallerLists(List.of());
    private @Nullable Directory directory;
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private final SequencedMap<String, AgentSlot> slots = new LinkedHashMap<>();
    private final Map<String, ContactSlot> contacts = new HashMap<>();
    private final Arrivals arrivals = new Arrivals();
    private final SequencedMap<String, EndedContact> ended = new LinkedHashMap<>();
    private final Map<String, Arrivals> arrivalsByNode = new HashMap<>();
    private final RoutingIndex index = new RoutingIndex(slots);
    private Changes changes = new Changes(1);

    ShardState() {}

    // --- evolve's side -------------------------------------------------------------------------------------------

    Changes changes() {
        return changes;
    }

    void forgetChanges() {
        changes = changes.next();
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
        entryPoints = ByNumber.of(next.entryPoints());
        callerLists = new CallerLists(next.callerLists());
        directory = null;
        var before = new LinkedHashMap<>(slots);
        slots.clear();
        for (var agent : everybody) {
            var slot = before.remove(agent.agentId());
            if (slot == null) {
                slot = new AgentSlot(agent);
            }
            slot.be(agent);
            changes.agent(slot);
            slots.put(agent.agentId(), slot);
        }
        before.values().forEach(changes::agent);
        index.rebuild(next, arrivals.slots(), changes);
    }

    /** The message that an ended contact was speaking; of a live one its turn tells. */
    void saved(String contactId) {
        ended.computeIfPresent(contactId, (id, contact) -> contact.saved());
    }

    void publish(Flow flow) {
        flows.put(flow);
    }

    void put(Contact contact) {
        var slot = contacts.get(contact.contactId());
        var before = slot == null ? null : slot.contact;
        if (slot == null) {
            slot = new ContactSlot(contact);
            contacts.put(contact.contactId(), slot);
            arrivals.add(slot);
            carry(slot);
        }
        slot.contact = contact;
        changes.contact(slot, before);
        index.update(before, slot, changes);
    }

    void end(Contact contact, EndedContact how) {
        var slot = Objects.requireNonNull(contacts.remove(contact.contactId()));
        changes.contact(slot, slot.contact);
        slot.ended = how;
        arrivals.oneIsOver();
        uncarry(slot);
        index.remove(slot, changes);
        remember(how);
    }

    /** One who is configured no longer goes with the last of his contacts. */
    void put(Agent agent) {
        var slot = Objects.requireNonNull(slots.get(agent.agentId()));
        var before = slot.agent;
        slot.be(agent);
        changes.agent(slot);
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

    private void carry(ContactSlot slot) {
        for (var nodeId : nodeIds(slot.contact)) {
            arrivalsByNode.computeIfAbsent(nodeId, unused -> new Arrivals()).add(slot);
        }
    }

    private void uncarry(ContactSlot slot) {
        for (var nodeId : nodeIds(slot.contact)) {
            var carried = Objects.requireNonNull(arrivalsByNode.get(nodeId));
            carried.oneIsOver();
            if (carried.size() == 0) {
                arrivalsByNode.remove(nodeId);
            }
        }
    }

    private static List<String> nodeIds(Contact contact) {
        var carrier = contact.arrival().carrier();
        if (carrier == null) {
            return List.of();
        }
        var sipNode = carrier.sipNode();
        return sipNode == null || sipNode.equals(carrier.mediaNode())
                ? List.of(carrier.mediaNode())
                : List.of(carrier.mediaNode(), sipNode);
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
        return entryPoints.find(address);
    }

    @Override
    public CallerLists callerLists() {
        return callerLists;
    }

    @Override
    public Directory directory() {
        var made = directory;
        if (made == null) {
            // Most configurations are over before anybody dials a name.
            made = new Directory(config.agents());
            directory = made;
        }
        return made;
    }

    @Override
    public @Nullable QueueConfig queueConfig(String queueId) {
        var queue = index.queue(queueId);
        return queue == null ? null : queue.config;
    }

    Iterable<ContactSlot> liveContacts() {
        return arrivals.slots();
    }

    @Nullable
    AgentSlot slot(String agentId) {
        return slots.get(agentId);
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
        var slot = contacts.get(contactId);
        var spot = slot == null ? null : slot.spot;
        return spot == null ? null : spot.pool();
    }

    @Override
    public boolean hasRoom(String agentId, Channel channel) {
        var slot = slots.get(agentId);
        return slot != null && slot.admitted(channel);
    }

    @Override
    public @Nullable Contact contact(String contactId) {
        var slot = contacts.get(contactId);
        return slot == null ? null : slot.contact;
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
        return arrivals.contacts();
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
        var carried = arrivalsByNode.get(nodeId);
        return carried == null ? List.of() : List.copyOf(carried.contacts());
    }

    @Override
    public int position(String contactId) {
        var contact = contact(contactId);
        if (contact == null || !contact.waiting() || contact.place() == null) {
            return 0;
        }
        var queue = Objects.requireNonNull(index.queue(contact.queueId()));
        return queue.waiting.position(contact.place().rankMs(), contact.place().seq()) + 1;
    }

    @Override
    public @Nullable Flow flow(String flowId) {
        var box = boxOf(flowId);
        return box == null ? flows.newest(flowId) : MessageFlow.of(box);
    }

    @Override
    public @Nullable FlowProgram flow(String flowId, long version) {
        var box = boxOf(flowId);
        return box == null ? flows.version(flowId, version) : new FlowProgram(MessageFlow.of(box));
    }

    private @Nullable VoicemailBox boxOf(String flowId) {
        var boxId = MessageFlow.boxId(flowId);
        return boxId == null ? null : voicemailBox(boxId);
    }

    @Override
    public List<Flow> flows() {
        return flows.newest();
    }

    /** All versions that are kept, for {@link #publish} to take again. */
    List<Flow> keptFlows() {
        return flows.all();
    }

    @Override
    public @Nullable Boolean calendarOpen(String calendarId, long atMs) {
        var calendar = calendars.get(calendarId);
        return calendar == null ? null : calendar.isOpen(atMs);
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
        var contact = contact(contactId);
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
