package dev.oneline.core.whatif;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a log says, be it a simulated one or the tenant's own: both are measured with the same eyes. A contact
 * belongs to the queue that it first wanted, and to the window in which it did; one that gives up during the greeting was
 * never offered. A callback is the contact that it was promised to: it isn't offered again.
 */
public final class Tally implements World.Observer {
    private final Windows windows;
    private final ServiceRule rule;
    private final Map<String, QueueSums[]> queues = new HashMap<>();
    private final Map<String, AgentTime> agents = new HashMap<>();
    private final Map<String, List<String>> queueIdsByAgent = new HashMap<>();
    private final Map<String, Waiting> contacts = new HashMap<>();

    public Tally(Windows windows, ServiceRule rule) {
        this.windows = windows;
        this.rule = rule;
    }

    /** It goes on as the callback that arrives next. */
    private @Nullable Waiting promisee;

    /** Of a contact that isn't over; {@code sums} is null when it belongs to no window. */
    private static final class Waiting {
        final long withinMs;
        final @Nullable QueueSums sums;
        long queuedAtMs;
        long connectedAtMs = -1;
        boolean queued;
        boolean overflowed;
        boolean turnedAway;
        boolean promised;

        /** Null until an agent has it. */
        @Nullable
        AgentTime agent;

        Waiting(long withinMs, @Nullable QueueSums sums, long queuedAtMs) {
            this.withinMs = withinMs;
            this.sums = sums;
            this.queuedAtMs = queuedAtMs;
        }

        boolean answered() {
            return connectedAtMs >= 0;
        }
    }

    @Override
    public void happened(Recorded recorded) {
        var atMs = recorded.atMs();
        switch (recorded.event()) {
            case Event.TenantConfigured e -> configured(e.config());
            case Event.AgentStateChanged e -> agent(e.agentId()).enter(e.presence(), atMs, windows);
            case Event.DeskAttached e -> agent(e.agentId()).desk(true, atMs, windows);
            case Event.DeskDetached e -> agent(e.agentId()).desk(false, atMs, windows);
            case Event.ContactArrived e -> arrived(e);
            case Event.ContactQueued e -> queued(e);
            case Event.ContactOverflowed e -> overflowed(e, atMs);
            case Event.ContactConnected e -> connected(e, atMs);
            case Event.ConversationEnded e -> {
                if (e.cause() == EndCause.AGENT_LOST) {
                    release(contacts.get(e.contactId()), atMs);
                }
            }
            case Event.ContactAbandoned e -> abandoned(e, atMs);
            case Event.ContactServed e -> served(e);
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
        var queueIdsByProfile = new HashMap<String, List<String>>();
        for (var profile : config.profiles()) {
            var queueIds = profile.queues().stream()
                    .map(RoutingProfile.Served::queueId)
                    .toList();
            queueIdsByProfile.put(profile.profileId(), queueIds);
        }
        for (var agent : config.agents()) {
            queueIdsByAgent.put(agent.agentId(), queueIdsByProfile.getOrDefault(agent.profileId(), List.of()));
        }
    }

    private void arrived(Event.ContactArrived event) {
        var before = promisee;
        promisee = null;
        if (before != null && event.channel() == Channel.CALLBACK) {
            before.promised = true;
            contacts.put(event.contactId(), before);
        }
    }

    private void queued(Event.ContactQueued event) {
        var contact = wanting(event.contactId(), event.queueId(), event.queuedAtMs());
        if (!contact.queued) {
            contact.queued = true;
            contact.queuedAtMs = event.queuedAtMs();
        }
    }

    /** A contact that comes into a queue, or fails to, for the first time, is offered. */
    private Waiting wanting(String contactId, String queueId, long atMs) {
        var known = contacts.get(contactId);
        if (known != null) {
            return known;
        }
        var sums = sums(queueId, atMs);
        if (sums != null) {
            sums.offered++;
        }
        var contact = new Waiting(rule.withinMs(queueId), sums, atMs);
        contacts.put(contactId, contact);
        return contact;
    }

    private void overflowed(Event.ContactOverflowed event, long atMs) {
        var contact = wanting(event.contactId(), event.queueId(), atMs);
        var sums = contact.sums;
        if (sums != null && !contact.overflowed) {
            sums.overflowed++;
        }
        contact.overflowed = true;
        if (event.target().kind() == Overflow.Kind.CALLBACK) {
            promisee = contact;
            contacts.remove(event.contactId());
        } else if (event.target().kind() == Overflow.Kind.MESSAGE) {
            contact.turnedAway = true;
            if (sums != null) {
                sums.turnedAway++;
            }
        }
    }

    private void connected(Event.ContactConnected event, long atMs) {
        var contact = contacts.get(event.contactId());
        if (contact == null) {
            return;
        }
        var agent = agent(event.agentId());
        agent.inHand(1, atMs, windows);
        contact.agent = agent;
        if (contact.answered()) {
            return;
        }
        contact.connectedAtMs = atMs;
        var sums = contact.sums;
        if (sums != null && contact.promised) {
            sums.calledBack++;
        } else if (sums != null) {
            sums.answered(atMs - contact.queuedAtMs, contact.withinMs);
        }
    }

    /** By a flow: a queue that sent it there couldn't. */
    private void served(Event.ContactServed event) {
        var known = contacts.get(event.contactId());
        if (known == null || known.agent != null) {
            // An agent still wraps up: it ends with that.
            return;
        }
        var contact = contacts.remove(event.contactId());
        if (contact != null && contact.sums != null && !contact.answered()) {
            contact.sums.turnedAway++;
        }
    }

    private void release(@Nullable Waiting contact, long atMs) {
        if (contact != null && contact.agent != null) {
            contact.agent.inHand(-1, atMs, windows);
            contact.agent = null;
        }
    }

    private void abandoned(Event.ContactAbandoned event, long atMs) {
        var contact = contacts.remove(event.contactId());
        // Whoever talked before, and lost the agent, was answered.
        if (contact != null && contact.sums != null && !contact.answered() && !contact.turnedAway) {
            contact.sums.abandoned(atMs - contact.queuedAtMs, rule);
        }
    }

    private void closed(Event.ContactClosed event, long atMs) {
        var contact = contacts.remove(event.contactId());
        release(contact, atMs);
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
