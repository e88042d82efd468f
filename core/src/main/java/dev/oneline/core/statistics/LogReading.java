package dev.oneline.core.statistics;

import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.List;

/** Reads the log, event by event, and finds. */
final class LogReading {
    private final AgentBook agents;
    private final ContactBook contacts;
    private final ConfiguredTargets targets;
    private Moment now = new Moment(0, Long.MIN_VALUE);

    LogReading(StatisticsRules rules, Findings findings) {
        this.agents = new AgentBook(findings);
        this.targets = new ConfiguredTargets(rules);
        this.contacts = new ContactBook(targets, agents, findings);
    }

    /** As it was when the snapshot was taken. */
    LogReading(StatisticsRules rules, StatisticsSnapshot snapshot, Findings findings) {
        this(rules, findings);
        now = new Moment(snapshot.seq(), snapshot.atMs());
        targets.restore(snapshot.targets());
        snapshot.agents().forEach(agents::restore);
        snapshot.contacts().forEach(contacts::restore);
    }

    /** @throws IllegalArgumentException when it isn't the next event */
    void read(Recorded recorded) {
        if (recorded.seq() != now.seq() + 1) {
            throw new IllegalArgumentException("event " + recorded.seq() + " can't follow event " + now.seq());
        }
        // The clock may have been set back.
        now = new Moment(recorded.seq(), Math.max(now.atMs(), recorded.atMs()));
        switch (recorded.event()) {
            case Event.TenantConfigured e -> {
                targets.configured(e.config());
                agents.configured(e.config(), now);
            }
            case Event.AgentStateChanged e -> agents.chose(e.agentId(), e.presence(), e.reason(), now);
            case Event.ContactArrived e -> contacts.arrived(e, now);
            case Event.ContactQueued e -> contacts.queued(e, now);
            case Event.ContactOverflowed e -> contacts.overflowed(e, now);
            case Event.ContactOffered e -> contacts.offered(e, now);
            case Event.OfferEnded e -> contacts.offerEnded(e, now);
            case Event.ContactConnected e -> contacts.connected(e, now);
            case Event.ContactHeld e -> contacts.held(e.contactId(), true, now);
            case Event.ContactResumed e -> contacts.held(e.contactId(), false, now);
            case Event.ConversationEnded e -> contacts.conversationEnded(e, now);
            case Event.ContactAbandoned e -> contacts.abandoned(e, now);
            case Event.ContactClosed e -> contacts.closed(e.contactId(), now);
            case Event.ContactServed e -> contacts.served(e.contactId(), now);
            case Event.FlowMoved e -> contacts.walks(e.contactId(), now);
            // Nothing is counted by them.
            case Event.DeskAttached e -> {}
            case Event.DeskDetached e -> {}
            case Event.LegConnected e -> {}
            case Event.LegLost e -> {}
            case Event.RoutingStepReached e -> {}
            case Event.WaitAnnounced e -> {}
            case Event.RingWidened e -> {}
            case Event.WrapUpExtended e -> {}
            case Event.FlowPublished e -> {}
            case Event.TransferAnswered e -> {}
            case Event.InputMissed e -> {}
            case Event.FlowFailed e -> {}
            case Event.MessageLeft e -> {}
        }
    }

    /** What goes on, as found until {@code atMs}, or until the last event where that is later. */
    void findOpen(long atMs, Findings open) {
        agents.findOpen(notBefore(atMs), open);
        contacts.findOpen(notBefore(atMs), open);
    }

    long notBefore(long atMs) {
        return Math.max(atMs, now.atMs());
    }

    Moment now() {
        return now;
    }

    List<String> queueIds() {
        return targets.queueIds();
    }

    List<StatisticsSnapshot.QueueTarget> targets() {
        return targets.all();
    }

    AgentBook agents() {
        return agents;
    }

    ContactBook contacts() {
        return contacts;
    }
}
