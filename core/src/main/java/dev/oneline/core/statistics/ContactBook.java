package dev.oneline.core.statistics;

import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.contact.Overflowing;
import dev.oneline.core.shard.Event;
import dev.oneline.core.statistics.TrackedAgent.Hands;
import dev.oneline.core.statistics.TrackedContact.Conversation;
import dev.oneline.core.statistics.TrackedContact.LiveOffer;
import dev.oneline.core.statistics.TrackedContact.Phase;
import dev.oneline.core.statistics.TrackedContact.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where each live contact stands, and what is found when it goes on. */
final class ContactBook {
    private static final Set<EndCause> THE_CUSTOMER_WENT = Set.of(EndCause.CUSTOMER_HUNG_UP, EndCause.CUSTOMER_LOST);

    private final Map<String, TrackedContact> contacts = new LinkedHashMap<>();
    private final ConfiguredTargets targets;
    private final AgentBook agents;
    private final Found found;

    ContactBook(ConfiguredTargets targets, AgentBook agents, Findings findings) {
        this.targets = targets;
        this.agents = agents;
        this.found = new Found(findings);
    }

    void restore(TrackedContact contact) {
        contacts.put(contact.contactId(), contact);
    }

    Collection<TrackedContact> contacts() {
        return contacts.values();
    }

    void arrived(Event.ContactArrived event, Moment now) {
        var contact = new TrackedContact(
                event.contactId(), event.channel(), event.queueId(), now.seq(), null, false, List.of(), List.of());
        found.inQueue(contact, Measure.of(Figure.ARRIVED), now.atMs(), 1, now.seq());
        put(contact);
    }

    /** For the first time; back, because the agent was lost; or moved to another queue. */
    void queued(Event.ContactQueued event, Moment now) {
        var contact = contact(event.contactId());
        if (contact.visit() != null && contact.queueId().equals(event.queueId())) {
            return;
        }
        movesOut(contact, now);
        finishAll(contact, now);
        var queued =
                contact.with(contact.offers(), List.of()).visiting(event.queueId(), new Visit(now.atMs(), now.seq()));
        found.inQueue(queued, Measure.of(Figure.OFFERED), now.atMs(), 1, now.seq());
        put(queued);
    }

    /**
     * What it goes to begins with an event of its own. By a flow it has left the queue, and may come into one again; by a
     * message or a callback nobody will answer it any more.
     */
    void overflowed(Event.ContactOverflowed event, Moment now) {
        var known = contact(event.contactId());
        // On its way in, it may have been sent on by a queue that it never was in.
        var contact = known.visiting(event.queueId(), known.visit());
        var measure = new Measure(Figure.OVERFLOWED, event.cause().name());
        found.inQueue(contact, measure, now.atMs(), 1, now.seq());
        switch (event.target().kind()) {
            case STAY, QUEUE -> {}
            case FLOW, VOICEMAIL -> {
                movesOut(contact, now);
                put(contact.visiting(event.queueId(), null));
            }
            case MESSAGE, CALLBACK -> {
                lost(contact, Overflowing.endCause(event.target()), now);
                put(contact.goes());
            }
        }
    }

    void offered(Event.ContactOffered event, Moment now) {
        var contact = contact(event.contactId());
        var offer = new LiveOffer(event.offerId(), event.agentId(), contact.queueId(), now.atMs(), now.seq());
        found.ofOffer(contact, offer, Figure.OFFERS_MADE, now);
        agents.hands(event.agentId(), Hands.RINGS, now);
        var offers = new ArrayList<>(contact.offers());
        offers.add(offer);
        put(contact.with(offers, contact.conversations()));
    }

    void offerEnded(Event.OfferEnded event, Moment now) {
        var contact = contact(event.contactId());
        var offer = offer(contact, event.offerId());
        found.ringing(contact, offer, now);
        found.ofOffer(contact, offer, figure(event.outcome()), now);
        agents.hands(offer.agentId(), Hands.RINGS_NO_MORE, now);
        put(without(contact, offer));
    }

    void connected(Event.ContactConnected event, Moment now) {
        var contact = contact(event.contactId());
        var offer = offer(contact, event.offerId());
        found.ringing(contact, offer, now);
        found.ofOffer(contact, offer, Figure.OFFERS_ACCEPTED, now);
        agents.hands(offer.agentId(), Hands.ANSWERS, now);
        found.withAgent(contact, offer.agentId(), Measure.of(Figure.ANSWERED), now.atMs(), 1, now.seq());
        var visit = contact.visit();
        if (visit != null) {
            answered(contact, visit, now);
        }
        var conversations = new ArrayList<>(contact.conversations());
        conversations.add(Conversation.begun(offer.agentId(), contact.queueId(), now));
        var talking = without(contact, offer);
        put(talking.with(talking.offers(), conversations).visiting(contact.queueId(), null));
    }

    private void answered(TrackedContact contact, Visit visit, Moment now) {
        var waitMs = now.atMs() - visit.sinceMs();
        found.inQueue(contact, Measure.of(Figure.ANSWERED), now.atMs(), 1, visit.seq(), now.seq());
        found.inQueue(contact, Measure.of(Figure.ANSWERED_WAIT_MS), now.atMs(), waitMs, visit.seq(), now.seq());
        if (waitMs <= targets.of(contact.queueId()).answeredWithinMs()) {
            var measure = Measure.of(Figure.ANSWERED_IN_TIME);
            found.inQueue(contact, measure, visit.sinceMs(), 1, visit.seq(), now.seq());
        }
        found.waited(contact, visit, now);
    }

    void held(String contactId, boolean held, Moment now) {
        var contact = contact(contactId);
        var from = held ? Phase.TALKING : Phase.HELD;
        var to = held ? Phase.HELD : Phase.TALKING;
        var conversations = new ArrayList<Conversation>();
        for (var conversation : contact.conversations()) {
            conversations.add(conversation.phase() == from ? next(contact, conversation, to, now) : conversation);
        }
        put(contact.with(contact.offers(), conversations));
    }

    void conversationEnded(Event.ConversationEnded event, Moment now) {
        var contact = contact(event.contactId());
        var conversations = new ArrayList<Conversation>();
        for (var conversation : contact.conversations()) {
            var ends = conversation.agentId().equals(event.agentId()) && conversation.phase() != Phase.WRAP_UP;
            conversations.add(ends ? ended(contact, conversation, event.cause(), now) : conversation);
        }
        put(contact.with(contact.offers(), conversations));
    }

    private Conversation ended(TrackedContact contact, Conversation conversation, EndCause cause, Moment now) {
        var measure = new Measure(Figure.CONVERSATIONS_ENDED, cause.name());
        found.ofBoth(contact, conversation, measure, now.atMs(), 1, conversation.connectedSeq(), now.seq());
        agents.hands(conversation.agentId(), Hands.WRAPS_UP, now);
        return next(contact, conversation, Phase.WRAP_UP, now);
    }

    void abandoned(Event.ContactAbandoned event, Moment now) {
        var contact = contact(event.contactId());
        if (!contact.leaving()) {
            lost(contact, event.cause(), now);
        }
        forget(contact, now);
    }

    private void lost(TrackedContact contact, EndCause cause, Moment now) {
        var visit = contact.visit();
        if (visit == null) {
            var measure = new Measure(Figure.LOST_UNQUEUED, cause.name());
            found.inQueue(contact, measure, now.atMs(), 1, contact.arrivedSeq(), now.seq());
            return;
        }
        var seqs = new long[] {visit.seq(), now.seq()};
        found.inQueue(contact, new Measure(Figure.LOST, cause.name()), now.atMs(), 1, seqs);
        found.waited(contact, visit, now);
        if (THE_CUSTOMER_WENT.contains(cause)) {
            found.inQueue(contact, Measure.of(Figure.ABANDONED), now.atMs(), 1, seqs);
            if (now.atMs() - visit.sinceMs() < targets.of(contact.queueId()).shortAbandonMs()) {
                found.inQueue(contact, Measure.of(Figure.SHORT_ABANDONED), visit.sinceMs(), 1, seqs);
            }
        }
    }

    /** Back to its flow, because the one agent for whom it waited can't be had. */
    void walks(String contactId, Moment now) {
        var contact = contacts.get(contactId);
        if (contact != null && contact.visit() != null) {
            movesOut(contact, now);
            put(contact.visiting(contact.queueId(), null));
        }
    }

    /** The customer's side; an agent may still wrap up, or have been done before. */
    void served(String contactId, Moment now) {
        var contact = contacts.get(contactId);
        if (contact != null && contact.conversations().isEmpty()) {
            closed(contactId, now);
        }
    }

    void closed(String contactId, Moment now) {
        var contact = contact(contactId);
        movesOut(contact, now);
        forget(contact, now);
    }

    /** What goes on now, as found until then. */
    void findOpen(long untilMs, Findings open) {
        var now = new Moment(0, untilMs);
        var foundOpen = new Found(open);
        for (var contact : contacts.values()) {
            contact.offers().forEach(offer -> foundOpen.ringing(contact, offer, now));
            contact.conversations().forEach(conversation -> foundOpen.phase(contact, conversation, now));
        }
    }

    private void movesOut(TrackedContact contact, Moment now) {
        var visit = contact.visit();
        if (visit != null) {
            found.inQueue(contact, Measure.of(Figure.MOVED_OUT), now.atMs(), 1, visit.seq(), now.seq());
            found.waited(contact, visit, now);
        }
    }

    private void forget(TrackedContact contact, Moment now) {
        for (var offer : contact.offers()) {
            found.ringing(contact, offer, now);
            found.ofOffer(contact, offer, Figure.OFFERS_CANCELLED, now);
            agents.hands(offer.agentId(), Hands.RINGS_NO_MORE, now);
        }
        finishAll(contact, now);
        contacts.remove(contact.contactId());
    }

    private void finishAll(TrackedContact contact, Moment now) {
        for (var conversation : contact.conversations()) {
            var wrappedUp = conversation.phase() == Phase.WRAP_UP;
            found.phase(contact, conversation, now);
            found.handled(contact, conversation, now);
            agents.hands(conversation.agentId(), wrappedUp ? Hands.DONE : Hands.TALKS_NO_MORE, now);
        }
    }

    private Conversation next(TrackedContact contact, Conversation conversation, Phase phase, Moment now) {
        found.phase(contact, conversation, now);
        return conversation.in(phase, now);
    }

    private static Figure figure(OfferOutcome outcome) {
        return switch (outcome) {
            case DECLINED -> Figure.OFFERS_DECLINED;
            case TIMED_OUT -> Figure.OFFERS_TIMED_OUT;
            case CANCELLED -> Figure.OFFERS_CANCELLED;
        };
    }

    private static TrackedContact without(TrackedContact contact, LiveOffer offer) {
        var offers = new ArrayList<>(contact.offers());
        offers.remove(offer);
        return contact.with(offers, contact.conversations());
    }

    private static LiveOffer offer(TrackedContact contact, String offerId) {
        return contact.offers().stream()
                .filter(offer -> offer.offerId().equals(offerId))
                .findFirst()
                .orElseThrow();
    }

    private TrackedContact contact(String contactId) {
        return Objects.requireNonNull(contacts.get(contactId), contactId);
    }

    private void put(TrackedContact contact) {
        contacts.put(contact.contactId(), contact);
    }
}
