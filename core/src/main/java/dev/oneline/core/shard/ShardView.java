package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.CallerLists;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.directory.Directory;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowNode;
import dev.oneline.core.flow.FlowProgram;
import dev.oneline.core.flow.Spot;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shard's state, for reading: what deciders decide on and what pictures are drawn from. Agents, contacts and queues are
 * found in constant time; collections have an order that every replay gives again. It is the live state: a view is only
 * valid on the shard's thread, and until the next command.
 */
public interface ShardView {
    /** Sequence number of the last event; 0 before the first. */
    long lastSeq();

    TenantConfig config();

    /** By what was called; see {@link dev.oneline.core.config.ByNumber}. */
    TenantConfig.@Nullable EntryPoint entryPoint(String address);

    TenantConfig.@Nullable QueueConfig queueConfig(String queueId);

    default @Nullable VoicemailBox voicemailBox(String boxId) {
        for (var box : config().voicemailBoxes()) {
            if (box.boxId().equals(boxId)) {
                return box;
            }
        }
        return null;
    }

    /** The newest version of a flow; of a box's own flow its only one. */
    @Nullable
    Flow flow(String flowId);

    /** A version of a flow while it is kept. */
    @Nullable
    FlowProgram flow(String flowId, long version);

    /** The node at a spot; null when there is none, or that version of its flow was forgotten. */
    default @Nullable FlowNode node(Spot spot) {
        var program = flow(spot.flowId(), spot.flowVersion());
        return program == null ? null : program.node(spot.nodeId());
    }

    /** The newest version of each flow, in the order of their first publication. */
    List<Flow> flows();

    CallerLists callerLists();

    Directory directory();

    @Nullable
    Agent agent(String agentId);

    /** What the agent serves; nothing when he isn't configured. */
    RoutingProfile profile(String agentId);

    /** The pools that the configuration admits the agent to. */
    List<? extends MembershipView> memberships(String agentId);

    /** Where the contact wants an agent; null when it wants none. */
    @Nullable
    PoolView pool(String contactId);

    /** Whether the agent is ready and may take one more contact of the channel beside what he has in hand. */
    boolean hasRoom(String agentId, Channel channel);

    @Nullable
    Contact contact(String contactId);

    /** A contact that is over, while it is remembered. */
    @Nullable
    EndedContact ended(String contactId);

    @Nullable
    QueueView queue(String queueId);

    /** All agents, in the order in which they were first configured. */
    Collection<Agent> agents();

    /** Live contacts, in order of arrival. */
    Collection<Contact> contacts();

    /** Remembered contacts that are over, the oldest first. */
    Collection<EndedContact> endedContacts();

    /** All queues, as configured. */
    Collection<? extends QueueView> queues();

    /** Live contacts that a media or SIP node carries, in order of arrival. */
    List<Contact> carriedBy(String nodeId);

    /** Place of a waiting contact in its queue, 1 is next, ringing ones counted; 0 when it doesn't wait. */
    int position(String contactId);

    /** {@link #expectedWaitMs} when nothing is known to reckon with. */
    long UNKNOWN_WAIT = -1;

    /** Whether a queue's calendar says that it is open. */
    boolean isOpen(String queueId, long atMs);

    /** Whether a calendar says that it is open; null when there is none of that id. */
    @Nullable
    Boolean calendarOpen(String calendarId, long atMs);

    /**
     * How much longer a waiting contact will wait, if all goes on as it does: its position, times the queue's mean handle
     * time, by the agents who are signed in. An agent of several queues is counted in each, so where queues share agents it
     * is too short; and {@link #UNKNOWN_WAIT} when nobody is there, or nothing has been handled yet.
     */
    long expectedWaitMs(String contactId);
}
