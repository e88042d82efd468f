package dev.oneline.core.whatif;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a log says, be it a simulated one or the tenant's own: both are measured with the same eyes. A contact
 * belongs to the window in which it came into its queue; one that gives up during the greeting was never offered.
 */
public final class Tally implements World.Observer {
    private final Windows windows;
    private final ServiceRule rule;
    private final SequencedMap<String, QueueSums[]> queues = new TreeMap<>();
    private final SequencedMap<String, AgentTime> agents = new TreeMap<>();
    private final Map<String, List<String>> queueIdsByAgent = new HashMap<>();
    private final Map<String, Waiting> contacts = new HashMap<>();

    public Tally(Windows windows, ServiceRule rule) {
        this.windows = windows;
        this.rule = rule;
    }

    /** Of a contact that isn't over; {@code sums} is null when it belongs to no window. */
    private static final class Waiting {
        final long queuedAtMs;
        final @Nullable QueueSums sums;
        long connectedAtMs = -1;

        Waiting(long queuedAtMs, @Nullable QueueSums sums) {
            this.queuedAtMs = queuedAtMs;
            this.sums = sums;
        }
    }

    @Override
    public void happened(Recorded recorded) {
        var atMs = recorded.atMs();
        switch (recorded.event()) {
            case Event.TenantConfigured e -> configured(e.config());
            case Event.AgentStateChanged e -> agent(e.agentId()).enter(e.state(), atMs, windows);
            case Event.DeskAttached e -> agent(e.agentId()).desk(true, atMs, windows);
            case Event.DeskDetached e -> agent(e.agentId()).desk(false, atMs, windows);
            case Event.ContactQueued e -> queued(e);
            case Event.ContactOffered e -> agent(e.agentId()).enter(AgentState.RESERVED, atMs, windows);
            case Event.OfferEnded e -> agent(e.agentId()).enter(AgentState.READY, atMs, windows);
            case Event.ContactConnected e -> connected(e, atMs);
            case Event.ConversationEnded e -> agent(e.agentId()).enter(AgentState.WRAP_UP, atMs, windows);
            case Event.ContactAbandoned e -> abandoned(e, atMs);
            case Event.ContactClosed e -> closed(e, atMs);
            default -> {
                // Nothing is counted of it.
            }
        }
    }

    @Override
    public void refused(Customer customer, String queueId) {
        var sums = sums(queueId, customer.arriveAtMs());
        if (sums != null) {
            sums.offered++;
            sums.refused++;
        }
    }

    private void configured(TenantConfig config) {
        config.queues().forEach(queue -> sumsOf(queue.queueId()));
        for (AgentConfig agent : config.agents()) {
            queueIdsByAgent.put(agent.agentId(), agent.queueIds());
        }
    }

    private void queued(Event.ContactQueued event) {
        if (contacts.containsKey(event.contactId())) {
            // Back at its old place.
            return;
        }
        var sums = sums(event.queueId(), event.queuedAtMs());
        if (sums != null) {
            sums.offered++;
        }
        contacts.put(event.contactId(), new Waiting(event.queuedAtMs(), sums));
    }

    private void connected(Event.ContactConnected event, long atMs) {
        agent(event.agentId()).enter(AgentState.ENGAGED, atMs, windows);
        var contact = contacts.get(event.contactId());
        if (contact == null || contact.connectedAtMs >= 0) {
            return;
        }
        contact.connectedAtMs = atMs;
        if (contact.sums != null) {
            contact.sums.answered(atMs - contact.queuedAtMs, rule);
        }
    }

    private void abandoned(Event.ContactAbandoned event, long atMs) {
        var contact = contacts.remove(event.contactId());
        // Whoever talked before, and lost the agent, was answered.
        if (contact != null && contact.sums != null && contact.connectedAtMs < 0) {
            contact.sums.abandoned(atMs - contact.queuedAtMs, rule);
        }
    }

    private void closed(Event.ContactClosed event, long atMs) {
        var contact = contacts.remove(event.contactId());
        if (contact != null && contact.sums != null) {
            contact.sums.handled++;
            contact.sums.handlingMs += atMs - contact.connectedAtMs;
        }
    }

    private AgentTime agent(String agentId) {
        return agents.computeIfAbsent(agentId, unused -> new AgentTime(windows.count()));
    }

    private @Nullable QueueSums sums(String queueId, long atMs) {
        var window = windows.at(atMs);
        return window < 0 ? null : sumsOf(queueId)[window];
    }

    private QueueSums[] sumsOf(String queueId) {
        return queues.computeIfAbsent(queueId, unused -> {
            var sums = new QueueSums[windows.count()];
            for (var i = 0; i < sums.length; i++) {
                sums[i] = new QueueSums();
            }
            return sums;
        });
    }

    // --- once everything has happened ----------------------------------------------------------------------------

    /** One observation of everything for each window. */
    public List<Observation> observations() {
        agents.values().forEach(agent -> agent.pass(windows.endMs(), windows));
        var observations = new ArrayList<Observation>();
        for (var window = 0; window < windows.count(); window++) {
            observations.add(observation(window));
        }
        return observations;
    }

    private Observation observation(int window) {
        var byQueue = new TreeMap<String, QueueSums>();
        queues.forEach((queueId, sums) -> byQueue.put(queueId, sums[window]));
        var byAgent = new TreeMap<String, Observation.Worked>();
        agents.forEach((agentId, time) -> byAgent.put(
                agentId,
                new Observation.Worked(
                        queueIdsByAgent.getOrDefault(agentId, List.of()),
                        time.handlingMs[window],
                        time.availableMs[window])));
        return new Observation(byQueue, byAgent);
    }
}
