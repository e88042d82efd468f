package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the log as an auditor would: knows nothing of the shard's state, keeps the plainest books there are, with scans
 * instead of indexes, and objects to every event that can't have happened.
 */
final class Ledger {
    static final class Ticket {
        final String contactId;
        final String queueId;
        ContactState state = ContactState.ARRIVED;
        long place;
        long queuedAtMs;
        String offerId = "";
        String agentId = "";
        EndCause cause;

        Ticket(String contactId, String queueId) {
            this.contactId = contactId;
            this.queueId = queueId;
        }

        boolean over() {
            return state == ContactState.CLOSED || state == ContactState.ABANDONED;
        }
    }

    static final class Worker {
        final String agentId;
        List<String> queueIds;
        AgentState state = AgentState.SIGNED_OUT;
        long idleSince;
        boolean desk;
        String contactId = "";

        Worker(String agentId, List<String> queueIds) {
            this.agentId = agentId;
            this.queueIds = queueIds;
        }

        boolean available() {
            return state == AgentState.READY && desk;
        }
    }

    final Map<String, Ticket> tickets = new TreeMap<>();
    final Map<String, Worker> workers = new HashMap<>();
    private final Set<String> offerIds = new HashSet<>();
    private long lastSeq;

    void read(Recorded recorded) {
        assertThat(recorded.seq()).as("sequence without a gap").isEqualTo(++lastSeq);
        switch (recorded.event()) {
            case Event.TenantConfigured e -> configured(e.config());
            case Event.AgentStateChanged e -> stateChanged(e, recorded.seq());
            case Event.AgentStateRequested e ->
                expect(
                        worker(e.agentId()).state == AgentState.ENGAGED
                                || worker(e.agentId()).state == AgentState.WRAP_UP,
                        "only the busy ask for later: " + e);
            case Event.DeskAttached e -> worker(e.agentId()).desk = true;
            case Event.DeskDetached e -> worker(e.agentId()).desk = false;
            case Event.ContactArrived e -> {
                expect(!tickets.containsKey(e.contactId()), "arrives once: " + e);
                tickets.put(e.contactId(), new Ticket(e.contactId(), e.queueId()));
            }
            case Event.ContactQueued e -> queued(e, recorded.seq());
            case Event.ContactOffered e -> offered(e);
            case Event.OfferEnded e -> {
                var ticket = inOffer(e.contactId(), e.offerId(), e.agentId());
                ticket.state = ContactState.QUEUED;
                ticket.agentId = "";
                free(e.agentId(), AgentState.READY);
            }
            case Event.ContactConnected e -> {
                inOffer(e.contactId(), e.offerId(), e.agentId()).state = ContactState.CONNECTED;
                worker(e.agentId()).state = AgentState.ENGAGED;
            }
            case Event.LegConnected e -> expect(!ticket(e.contactId()).agentId.isEmpty(), "a leg has an agent: " + e);
            case Event.LegLost e -> expect(!ticket(e.contactId()).agentId.isEmpty(), "a leg has an agent: " + e);
            case Event.ContactHeld e -> move(e.contactId(), ContactState.CONNECTED, ContactState.HELD);
            case Event.ContactResumed e -> move(e.contactId(), ContactState.HELD, ContactState.CONNECTED);
            case Event.ConversationEnded e -> conversationEnded(e);
            case Event.ContactAbandoned e -> {
                var ticket = ticket(e.contactId());
                expect(
                        ticket.state == ContactState.ARRIVED || ticket.state == ContactState.QUEUED,
                        "only who waits abandons: " + e);
                ticket.state = ContactState.ABANDONED;
                ticket.cause = e.cause();
            }
            case Event.ContactClosed e -> {
                var ticket = move(e.contactId(), ContactState.WRAP_UP, ContactState.CLOSED);
                worker(ticket.agentId).contactId = "";
            }
        }
    }

    private void configured(TenantConfig config) {
        for (var agent : config.agents()) {
            workers.computeIfAbsent(agent.agentId(), id -> new Worker(id, List.of())).queueIds = agent.queueIds();
        }
        for (var worker : workers.values()) {
            if (config.agents().stream().noneMatch(agent -> agent.agentId().equals(worker.agentId))) {
                worker.queueIds = List.of();
            }
        }
        // A signed-out agent who is taken away and comes back is a new one, without a desk.
        workers.values()
                .removeIf(worker -> worker.state == AgentState.SIGNED_OUT
                        && config.agents().stream()
                                .noneMatch(agent -> agent.agentId().equals(worker.agentId)));
        configuredIds =
                config.agents().stream().map(TenantConfig.AgentConfig::agentId).toList();
    }

    private List<String> configuredIds = List.of();

    private void stateChanged(Event.AgentStateChanged e, long seq) {
        var worker = worker(e.agentId());
        var leavesLost = worker.state == AgentState.WRAP_UP
                && !worker.contactId.isEmpty()
                && ticket(worker.contactId).cause == EndCause.AGENT_LOST;
        expect(worker.contactId.isEmpty() || leavesLost, "an agent with a contact stays with it: " + e);
        expect((e.state() == AgentState.NOT_READY) != e.reason().isEmpty(), "not ready has a reason: " + e);
        worker.state = e.state();
        worker.contactId = "";
        worker.idleSince = seq;
        if (e.state() == AgentState.SIGNED_OUT && !configuredIds.contains(e.agentId())) {
            workers.remove(e.agentId());
        }
    }

    private void queued(Event.ContactQueued e, long seq) {
        var ticket = ticket(e.contactId());
        if (ticket.state == ContactState.ARRIVED) {
            ticket.place = seq;
            ticket.queuedAtMs = e.queuedAtMs();
        } else {
            expect(
                    ticket.state == ContactState.WRAP_UP && ticket.cause == EndCause.AGENT_LOST,
                    "comes back only from a lost agent: " + e);
            expect(ticket.queuedAtMs == e.queuedAtMs(), "keeps the place: " + e);
        }
        ticket.state = ContactState.QUEUED;
        ticket.agentId = "";
        ticket.cause = null;
    }

    private void offered(Event.ContactOffered e) {
        var ticket = ticket(e.contactId());
        var worker = worker(e.agentId());
        expect(ticket.state == ContactState.QUEUED, "one live offer for a contact: " + e);
        expect(worker.available() && worker.contactId.isEmpty(), "an agent has one contact: " + e);
        expect(worker.queueIds.contains(ticket.queueId), "an agent of that queue: " + e);
        expect(offerIds.add(e.offerId()), "an offer id is used once: " + e);
        for (var other : waiting()) {
            expect(
                    !worker.queueIds.contains(other.queueId) || ticket.place <= other.place,
                    "the longest wait first: " + e + " before " + other.contactId);
        }
        for (var other : workers.values()) {
            expect(
                    !other.available()
                            || !other.queueIds.contains(ticket.queueId)
                            || worker.idleSince <= other.idleSince,
                    "the longest idle first: " + e + " before " + other.agentId);
        }
        ticket.state = ContactState.OFFERED;
        ticket.offerId = e.offerId();
        ticket.agentId = e.agentId();
        worker.state = AgentState.RESERVED;
        worker.contactId = e.contactId();
    }

    private void conversationEnded(Event.ConversationEnded e) {
        var ticket = ticket(e.contactId());
        expect(
                ticket.state == ContactState.CONNECTED || ticket.state == ContactState.HELD,
                "only a conversation ends: " + e);
        expect(ticket.agentId.equals(e.agentId()), "by its agent: " + e);
        ticket.state = ContactState.WRAP_UP;
        ticket.cause = e.cause();
        worker(e.agentId()).state = AgentState.WRAP_UP;
    }

    private Ticket inOffer(String contactId, String offerId, String agentId) {
        var ticket = ticket(contactId);
        expect(ticket.state == ContactState.OFFERED, contactId + " rings");
        expect(ticket.offerId.equals(offerId) && ticket.agentId.equals(agentId), contactId + " rings there");
        return ticket;
    }

    private Ticket move(String contactId, ContactState from, ContactState to) {
        var ticket = ticket(contactId);
        expect(ticket.state == from, contactId + " goes from " + from + " to " + to + ", is " + ticket.state);
        ticket.state = to;
        return ticket;
    }

    private void free(String agentId, AgentState state) {
        var worker = worker(agentId);
        worker.state = state;
        worker.contactId = "";
    }

    List<Ticket> waiting() {
        var waiting = new ArrayList<Ticket>();
        for (var ticket : tickets.values()) {
            if (ticket.state == ContactState.QUEUED) {
                waiting.add(ticket);
            }
        }
        return waiting;
    }

    private Ticket ticket(String contactId) {
        expect(tickets.containsKey(contactId), "arrived before: " + contactId);
        var ticket = tickets.get(contactId);
        expect(!ticket.over(), "ends once: " + contactId);
        return ticket;
    }

    private Worker worker(String agentId) {
        expect(workers.containsKey(agentId), "is configured: " + agentId);
        return workers.get(agentId);
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
