package dev.oneline.core.routing;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.QueueView;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Longest-idle routing over queues. An agent gets the contact that has waited longest in any queue that he serves; a
 * contact gets the agent of its queue who has been idle longest. Both orders are the log's (sequence number of the first
 * queueing, of becoming ready), so there are no ties, and a clock that jumps changes nothing.
 */
public final class Routing {
    private Routing() {}

    /**
     * The next offer that a queue's contacts and agents allow; null when none of them can be matched. It may be of
     * another queue, where that queue's contact has waited longer for the same agent.
     */
    public static Event.@Nullable ContactOffered next(ShardView view, String queueId, long nowMs) {
        var queue = view.queue(queueId);
        while (queue != null) {
            var agentId = queue.nextAgentId();
            if (agentId == null || queue.nextContactId() == null) {
                return null;
            }
            var agent = Objects.requireNonNull(view.agent(agentId));
            var best = longestWaiting(view, agent, queue);
            if (best == queue) {
                return offer(view, queue, agent, nowMs);
            }
            // That contact is older, so this ends; but its queue may know an agent who is idle longer.
            queue = best;
        }
        return null;
    }

    private static QueueView longestWaiting(ShardView view, Agent agent, QueueView start) {
        var best = start;
        for (var queueId : agent.queueIds()) {
            var queue = Objects.requireNonNull(view.queue(queueId));
            if (queue.nextPlaceSeq() < best.nextPlaceSeq()) {
                best = queue;
            }
        }
        return best;
    }

    private static Event.ContactOffered offer(ShardView view, QueueView queue, Agent agent, long nowMs) {
        Contact contact = Objects.requireNonNull(view.contact(Objects.requireNonNull(queue.nextContactId())));
        var nth = contact.offerCount() + 1;
        return new Event.ContactOffered(
                contact.contactId(),
                contact.contactId() + ":offer" + nth,
                agent.agentId(),
                contact.contactId() + ":agent" + nth,
                nowMs + view.config().offers().ringMs(),
                view.config().version());
    }
}
