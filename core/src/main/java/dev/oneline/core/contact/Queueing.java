package dev.oneline.core.contact;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;
import java.util.stream.Stream;

/** A contact takes its place in a queue. */
final class Queueing {
    /** News can't be held up for longer: whoever brings it gives up before. */
    private static final long MAX_AGO_MS = 10 * 60_000;

    private Queueing() {}

    /** @param agoMs how long ago it began to wait, if it hasn't waited before */
    static Event.ContactQueued queue(ShardView view, Going contact, String queueId, long agoMs, long nowMs) {
        if (contact.waited() != null) {
            return move(view, contact, queueId, "");
        }
        var demand = contact.demand();
        QueueConfig queue = Objects.requireNonNull(view.queueConfig(queueId));
        var queuedAtMs = nowMs - Math.clamp(agoMs, 0, MAX_AGO_MS);
        var rankMs = queuedAtMs - queue.routing().headStartMs() - demand.headStartMs();
        var sticky = queue.routing().stickyMs() > 0 ? sticky(view, demand) : "";
        return new Event.ContactQueued(contact.contactId(), queueId, queuedAtMs, rankMs, sticky, "");
    }

    /** For one agent alone. */
    static Event.ContactQueued direct(
            ShardView view, Going contact, String queueId, String agentId, long agoMs, long nowMs) {
        var queued = queue(view, contact, queueId, agoMs, nowMs);
        return new Event.ContactQueued(
                contact.contactId(), queueId, queued.queuedAtMs(), queued.rankMs(), agentId, true, "");
    }

    /** The preferred agent, or else the last one, if he is at work. */
    private static String sticky(ShardView view, Demand demand) {
        return Stream.of(demand.preferredAgentId(), demand.lastAgentId())
                .filter(agentId -> {
                    Agent agent = agentId.isEmpty() ? null : view.agent(agentId);
                    return agent != null && agent.signedIn() && !agent.removed();
                })
                .findFirst()
                .orElse("");
    }

    /**
     * Into another queue, where it has waited as long as it has.
     *
     * @param by the supervisor who moves it; empty: the queue's rules do
     */
    static Event.ContactQueued move(ShardView view, Going contact, String queueId, String by) {
        var waited = Objects.requireNonNull(contact.waited());
        var to = Objects.requireNonNull(view.queueConfig(queueId));
        return new Event.ContactQueued(
                contact.contactId(),
                queueId,
                waited.sinceMs(),
                waited.ownRankMs() - to.routing().headStartMs(),
                "",
                by);
    }
}
