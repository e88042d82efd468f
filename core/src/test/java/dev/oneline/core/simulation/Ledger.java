package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.flow.MessageFlow;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the log as an auditor would: knows nothing of the shard's state, keeps the plainest books there are, with scans
 * instead of indexes, and objects to every event that can't have happened.
 */
final class Ledger {
    final Map<String, Ticket> tickets = new TreeMap<>();
    final Map<String, Worker> workers = new HashMap<>();
    Rulebook rules = new Rulebook(
            new TenantConfig(0, List.of(), List.of(), List.of(), List.of(), OfferConfig.NONE, Limits.NONE));
    private final FlowAudit flows = new FlowAudit();
    private final Set<String> offerIds = new HashSet<>();
    private final Set<String> messageIds = new HashSet<>();
    private long lastSeq;

    void read(Recorded recorded) {
        assertThat(recorded.seq()).as("sequence without a gap").isEqualTo(++lastSeq);
        switch (recorded.event()) {
            case Event.TenantConfigured e -> configured(e.config());
            case Event.AgentStateChanged e -> stateChanged(e, recorded.seq());
            case Event.DeskAttached e -> worker(e.agentId()).desk = true;
            case Event.DeskDetached e -> {
                worker(e.agentId()).desk = false;
                worker(e.agentId()).graceUntilMs = e.graceUntilMs();
            }
            case Event.ContactArrived e -> arrived(e);
            case Event.FlowPublished e -> flows.published(e.flow());
            case Event.FlowMoved e -> flowMoved(e);
            case Event.InputMissed e -> {
                var ticket = ticket(e.contactId());
                expect(ticket.state == ContactState.IN_FLOW, "only a flow asks: " + e);
                expect(e.at().equals(ticket.spot), "asks again where it is: " + e);
                ticket.untilMs = e.turn().untilMs();
            }
            case Event.TransferAnswered e -> {
                var ticket = ticket(e.contactId());
                expect(ticket.state == ContactState.IN_FLOW, "only a flow transfers: " + e);
                ticket.untilMs = e.untilMs();
            }
            case Event.FlowFailed e -> {
                var ticket = ticket(e.contactId());
                expect(!ticket.inQueue() || ticket.sentTo != null, "only a flow fails: " + e);
                ticket.sentTo = null;
            }
            case Event.MessageLeft e -> messageLeft(e);
            case Event.ContactServed e -> {
                var ticket = ticket(e.contactId());
                var wrapsUp = !ticket.agentIds.isEmpty();
                move(e.contactId(), ContactState.IN_FLOW, wrapsUp ? ContactState.WRAP_UP : ContactState.CLOSED);
            }
            case Event.ContactQueued e -> queued(e, recorded.seq(), recorded.atMs());
            case Event.ContactOverflowed e -> overflowed(e);
            case Event.RoutingStepReached e -> stepReached(e, recorded.atMs());
            case Event.WaitAnnounced e -> announced(e, recorded.atMs());
            case Event.RingWidened e -> {
                var ticket = ticket(e.contactId());
                expect(ticket.state == ContactState.OFFERED, "only what rings widens: " + e);
                ticket.widened++;
            }
            case Event.ContactOffered e -> offered(e);
            case Event.OfferEnded e -> offerEnded(e, recorded.atMs());
            case Event.ContactConnected e -> {
                var ticket = inOffer(e.contactId(), e.offerId(), e.agentId());
                expect(ticket.agentIds.size() == 1, "one agent has it: " + e);
                ticket.state = ContactState.CONNECTED;
            }
            case Event.LegConnected e -> expect(!ticket(e.contactId()).agentIds.isEmpty(), "a leg has an agent: " + e);
            case Event.LegLost e -> expect(!ticket(e.contactId()).agentIds.isEmpty(), "a leg has an agent: " + e);
            case Event.ContactHeld e -> move(e.contactId(), ContactState.CONNECTED, ContactState.HELD);
            case Event.ContactResumed e -> move(e.contactId(), ContactState.HELD, ContactState.CONNECTED);
            case Event.ConversationEnded e -> conversationEnded(e);
            case Event.WrapUpExtended e -> {
                expect(ticket(e.contactId()).wrapsUp(), "only a wrap-up is extended: " + e);
                ticket(e.contactId()).wrapUpUntilMs = e.wrapUpUntilMs();
            }
            case Event.ContactAbandoned e -> abandoned(e);
            case Event.ContactClosed e -> {
                var ticket = ticket(e.contactId());
                expect(ticket.wrapsUp(), "only a wrap-up is closed: " + e);
                ticket.state = ticket.state == ContactState.IN_FLOW ? ContactState.IN_FLOW : ContactState.CLOSED;
                done(ticket, recorded.seq());
            }
        }
    }

    private void flowMoved(Event.FlowMoved e) {
        expect(
                !ticket(e.contactId()).reviews || e.exit().startsWith("message-"),
                "what was spoken is left, or spoken anew: " + e);
        var ticket = walks(e);
        expect(Objects.equals(ticket.sentTo == null ? ticket.spot : null, e.from()), "goes on from where it is: " + e);
        expect(ticket.sentTo == null || ticket.sentTo.equals(e.to().flowId()), "where it was sent: " + e);
        ticket.sentTo = null;
        expect(flows.leads(e), "by an exit that leads there: " + e);
        ticket.reviews =
                e.exit().equals("message-spoken") || (ticket.reviews && e.exit().equals("message-heard"));
        ticket.spot = e.to();
    }

    /** What should have come to its end by itself by now, if timers fire: nothing. */
    List<String> overdue(long nowMs) {
        var overdue = new ArrayList<String>();
        for (var ticket : tickets.values()) {
            var late =
                    switch (ticket.state) {
                        case ARRIVED, LEAVING -> ticket.untilMs <= nowMs;
                        case IN_FLOW -> ticket.untilMs <= nowMs || (ticket.wrapsUp() && ticket.wrapUpUntilMs <= nowMs);
                        case WRAP_UP -> ticket.wrapUpUntilMs <= nowMs;
                        case OFFERED -> ticket.expiresAtMs.values().stream().anyMatch(expiry -> expiry <= nowMs);
                        case QUEUED ->
                            rules.nextBoundaryMs(ticket) <= nowMs - ticket.queuedAtMs
                                    || rules.announcementMs(ticket) <= nowMs;
                        case CONNECTED, HELD, CLOSED, ABANDONED -> false;
                    };
            if (late) {
                overdue.add(ticket.contactId + " is still " + ticket.state);
            }
        }
        for (var worker : workers.values()) {
            if (worker.signedIn() && worker.inHand.isEmpty() && !worker.desk && worker.graceUntilMs <= nowMs) {
                overdue.add(worker.agentId + " is still there");
            }
        }
        return overdue;
    }

    private Ticket walks(Event.FlowMoved e) {
        var ticket = ticket(e.contactId());
        var after = ticket.state == ContactState.WRAP_UP && ticket.cause == EndCause.AGENT_HUNG_UP;
        var unanswered = ticket.state == ContactState.QUEUED && ticket.direct;
        expect(
                !ticket.inQueue()
                        || ticket.sentTo != null
                        || (after && e.exit().equals("after"))
                        || (unanswered && e.exit().equals("no-answer")),
                "walks before it is queued, when sent, when it can't have its one agent, or after an agent: " + e);
        ticket.state = ContactState.IN_FLOW;
        ticket.untilMs = e.turn() == null ? Long.MIN_VALUE : e.turn().untilMs();
        return ticket;
    }

    private void overflowed(Event.ContactOverflowed e) {
        var ticket = ticket(e.contactId());
        expect(!ticket.inQueue() || ticket.state == ContactState.QUEUED, "only who isn't served goes elsewhere: " + e);
        expect(ticket.overflows++ < 9, "goes elsewhere so often and not more: " + e);
        expect(ticket.sentTo == null, "goes to one place at a time: " + e);
        var flowId =
                switch (e.target().kind()) {
                    case FLOW -> e.target().name();
                    case VOICEMAIL -> MessageFlow.flowId(e.target().name());
                    default -> null;
                };
        expect(flowId == null || ticket.channel.live(), "only who listens walks: " + e);
        ticket.sentTo = flowId;
        if (e.farewellUntilMs() > 0) {
            ticket.state = ContactState.LEAVING;
            ticket.untilMs = e.farewellUntilMs();
        }
    }

    private void messageLeft(Event.MessageLeft e) {
        expect(messageIds.add(e.messageId()), "a message is left once: " + e);
        expect(tickets.containsKey(e.contactId()), "by somebody who called: " + e);
        tickets.get(e.contactId()).reviews = false;
    }

    private void arrived(Event.ContactArrived e) {
        expect(!tickets.containsKey(e.contactId()), "arrives once: " + e);
        expect(!rules.blocks(e) || e.carrier() == null, "isn't blocked: " + e);
        var ticket = new Ticket(e.contactId(), e.channel(), e.demand(), e.queueId());
        ticket.untilMs = e.greetingUntilMs();
        ticket.hears = e.carrier() != null;
        expect(
                e.channel() != Channel.VOICEMAIL || messageIds.contains(e.contactId()),
                "a message was left before: " + e);
        tickets.put(e.contactId(), ticket);
    }

    private void stepReached(Event.RoutingStepReached e, long atMs) {
        var ticket = ticket(e.contactId());
        expect(ticket.state == ContactState.QUEUED, "steps are taken while waiting: " + e);
        expect(e.waitedMs() > ticket.reachedMs, "steps go on: " + e);
        expect(atMs - ticket.queuedAtMs >= e.waitedMs(), "a step not before its time: " + e);
        ticket.reachedMs = e.waitedMs();
    }

    private void announced(Event.WaitAnnounced e, long atMs) {
        var ticket = ticket(e.contactId());
        expect(ticket.state == ContactState.QUEUED && ticket.hears, "who waits and hears is told: " + e);
        if (ticket.telling) {
            expect(e.sounds().isEmpty(), "one thing after the other: " + e);
        } else {
            expect(atMs >= rules.announcementMs(ticket), "not before its time: " + e);
            place(e, ticket);
        }
        ticket.told = true;
        ticket.telling = !e.sounds().isEmpty();
        ticket.toldMs = atMs;
    }

    private void place(Event.WaitAnnounced e, Ticket ticket) {
        if (!rules.queue(ticket.queueId).announcements().tellsPosition()) {
            return;
        }
        var before = tickets.values().stream()
                .filter(other -> other.waits() && other.queueId.equals(ticket.queueId) && other.before(ticket))
                .count();
        // How numbers of two digits are put together, others try.
        var place = before == 0 ? "/you-are-next" : before < 9 ? "/n" + (before + 1) : "/position-before";
        expect(e.sounds().stream().anyMatch(sound -> sound.endsWith(place)), "its true place " + place + ": " + e);
    }

    private void offerEnded(Event.OfferEnded e, long atMs) {
        var ticket = inOffer(e.contactId(), e.offerId(), e.agentId());
        expect(
                e.outcome() != OfferOutcome.TIMED_OUT || atMs >= ticket.expiresAtMs.get(e.offerId()),
                "rings for as long as it was to: " + e);
        release(ticket, e.offerId());
        if (ticket.agentIds.isEmpty()) {
            ticket.state = ContactState.QUEUED;
            ticket.widened = 0;
        }
    }

    private void abandoned(Event.ContactAbandoned e) {
        var ticket = ticket(e.contactId());
        expect(!ticket.reviews, "what was spoken isn't lost: " + e);
        expect(
                !ticket.inQueue() || ticket.state == ContactState.QUEUED || ticket.state == ContactState.LEAVING,
                "only who waits or leaves abandons: " + e);
        ticket.state = ContactState.ABANDONED;
        ticket.cause = e.cause();
    }

    private void configured(TenantConfig config) {
        rules = new Rulebook(config);
        workers.values().forEach(worker -> worker.configured = false);
        for (var agent : config.agents()) {
            var worker = workers.computeIfAbsent(agent.agentId(), unused -> new Worker(agent));
            worker.config = agent;
            worker.configured = true;
        }
        removeLeft();
    }

    /** A signed-out agent who is taken away and comes back is a new one, without a desk. */
    private void removeLeft() {
        workers.values().removeIf(worker -> !worker.configured && !worker.signedIn());
    }

    private void stateChanged(Event.AgentStateChanged e, long seq) {
        var worker = worker(e.agentId());
        expect((e.presence() == Presence.NOT_READY) != e.reason().isEmpty(), "not ready has a reason: " + e);
        worker.presence = e.presence();
        if (e.presence() == Presence.READY) {
            worker.idleSince = seq;
        }
        removeLeft();
    }

    private void queued(Event.ContactQueued e, long seq, long atMs) {
        var ticket = ticket(e.contactId());
        expect(ticket.sentTo == null, "walks before it is queued again: " + e);
        expect(!e.direct() || ticket.state == ContactState.IN_FLOW, "a flow wants an agent: " + e);
        expect(!ticket.wrapsUp() || ticket.cause == EndCause.AGENT_LOST, "not after an agent: " + e);
        if (ticket.placeSeq == 0) {
            ticket.placeSeq = seq;
        } else {
            expect(
                    ticket.state == ContactState.QUEUED
                            || ticket.state == ContactState.IN_FLOW
                            || (ticket.state == ContactState.WRAP_UP && ticket.cause == EndCause.AGENT_LOST),
                    "comes back only from a lost agent or a flow, or moves while it waits: " + e);
            expect(ticket.queuedAtMs == e.queuedAtMs(), "keeps the place: " + e);
            expect(
                    ticket.rankMs == e.rankMs() || !ticket.queueId.equals(e.queueId()),
                    "keeps the rank within a queue: " + e);
        }
        if (!ticket.queueId.equals(e.queueId())) {
            ticket.reachedMs = 0;
        }
        if (ticket.placeSeq == seq || !ticket.queueId.equals(e.queueId())) {
            ticket.told = false;
            ticket.toldMs = atMs;
        }
        ticket.telling = false;
        ticket.queuedAtMs = e.queuedAtMs();
        ticket.rankMs = e.rankMs();
        ticket.stickyAgentId = e.stickyAgentId();
        ticket.direct = e.direct();
        ticket.queueId = e.queueId();
        ticket.state = ContactState.QUEUED;
        ticket.widened = 0;
        ticket.cause = null;
        done(ticket, seq);
    }

    private void offered(Event.ContactOffered e) {
        var ticket = ticket(e.contactId());
        var worker = worker(e.agentId());
        expect(rules.hasRoom(worker, ticket), "an agent with room for it: " + e);
        expect(offerIds.add(e.offerId()), "an offer id is used once: " + e);
        if (e.assigned()) {
            expect(ticket.state == ContactState.QUEUED, "assigned while it waits: " + e);
        } else {
            expect(rules.wants(ticket), "no more offers than it wants: " + e);
            expect(rules.admits(worker, ticket), "an agent who may have it: " + e);
            inOrder(e, ticket, worker);
        }
        ticket.state = ContactState.OFFERED;
        ticket.telling = false;
        ticket.agentIds.put(e.offerId(), e.agentId());
        ticket.expiresAtMs.put(e.offerId(), e.expiresAtMs());
        worker.inHand.add(ticket);
    }

    private void inOrder(Event.ContactOffered e, Ticket ticket, Worker worker) {
        var order = rules.order(worker, ticket);
        for (var other : tickets.values()) {
            if (other == ticket
                    || other.state != ContactState.QUEUED
                    || !rules.hasRoom(worker, other)
                    || !rules.admits(worker, other)) {
                continue;
            }
            var before = e + " before " + other.contactId;
            expect(ticket.state == ContactState.QUEUED, "first what rings nowhere: " + before);
            expect(order <= rules.order(worker, other), "the profile's first queue first: " + before);
            expect(order != rules.order(worker, other) || ticket.before(other), "the longest wait first: " + before);
        }
        var longestIdle = rules.rule(ticket).strategy() == Strategy.LONGEST_IDLE;
        for (var other : workers.values()) {
            expect(
                    !longestIdle
                            || !rules.hasRoom(other, ticket)
                            || !rules.admits(other, ticket)
                            || worker.inHand.size() < other.inHand.size()
                            || (worker.inHand.size() == other.inHand.size() && worker.idleSince <= other.idleSince),
                    "the longest idle first: " + e + " before " + other.agentId);
        }
    }

    private void conversationEnded(Event.ConversationEnded e) {
        var ticket = ticket(e.contactId());
        expect(
                ticket.state == ContactState.CONNECTED || ticket.state == ContactState.HELD,
                "only a conversation ends: " + e);
        expect(ticket.agentIds.containsValue(e.agentId()), "by its agent: " + e);
        ticket.state = ContactState.WRAP_UP;
        ticket.wrapUpUntilMs = e.wrapUpUntilMs();
        ticket.cause = e.cause();
    }

    private Ticket inOffer(String contactId, String offerId, String agentId) {
        var ticket = ticket(contactId);
        expect(ticket.state == ContactState.OFFERED, contactId + " rings");
        expect(agentId.equals(ticket.agentIds.get(offerId)), contactId + " rings there");
        return ticket;
    }

    private Ticket move(String contactId, ContactState from, ContactState to) {
        var ticket = ticket(contactId);
        expect(ticket.state == from, contactId + " goes from " + from + " to " + to + ", is " + ticket.state);
        ticket.state = to;
        return ticket;
    }

    private void done(Ticket ticket, long seq) {
        for (var offerId : List.copyOf(ticket.agentIds.keySet())) {
            worker(ticket.agentIds.get(offerId)).idleSince = seq;
            release(ticket, offerId);
        }
    }

    private void release(Ticket ticket, String offerId) {
        ticket.expiresAtMs.remove(offerId);
        worker(ticket.agentIds.remove(offerId)).inHand.remove(ticket);
        removeLeft();
    }

    List<Ticket> wanting() {
        return tickets.values().stream()
                .filter(ticket -> ticket.waits() && rules.wants(ticket))
                .toList();
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
