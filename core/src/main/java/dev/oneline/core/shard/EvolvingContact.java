package dev.oneline.core.shard;

import dev.oneline.core.contact.Arrival;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.contact.Ending;
import dev.oneline.core.contact.Farewell;
import dev.oneline.core.contact.LeavingMessage;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.contact.Overflowing;
import dev.oneline.core.contact.Place;
import dev.oneline.core.flow.Exits;
import dev.oneline.core.flow.FlowRun;
import java.util.Objects;

/** How events change a contact, and the agent whom it occupies. */
final class EvolvingContact {
    private EvolvingContact() {}

    static void arrived(ShardState state, Event.ContactArrived event, long atMs, long seq) {
        var greeting =
                event.greeting().isEmpty() ? null : new Arrival.Greeting(event.greeting(), event.greetingUntilMs());
        var queue = Objects.requireNonNull(state.queueConfig(event.queueId()));
        var arrival = new Arrival(
                event.contactId(),
                event.channel(),
                event.entryPoint(),
                event.customer(),
                event.carrier(),
                event.demand(),
                event.queueId(),
                atMs,
                greeting);
        state.put(Contact.arrived(arrival, queue.holdMusic(), seq));
    }

    static void flowMoved(ShardState state, Event.FlowMoved event, long atMs, long seq) {
        var contact = contact(state, event.contactId());
        var run = contact.run();
        // After an agent the menus before are no longer to go back to.
        var further = run == null || event.from() == null || event.exit().equals(Exits.AFTER)
                ? FlowRun.begun(event.to(), run, event.menuDepth(), event.assigned(), event.turn(), atMs)
                : run.moved(event.to(), event.menuDepth(), event.assigned(), event.turn(), atMs);
        state.put(contact.walks(further, seq));
    }

    static void inputMissed(ShardState state, Event.InputMissed event, long seq) {
        var contact = contact(state, event.contactId());
        state.put(contact.walks(Objects.requireNonNull(contact.run()).asked(event.turn()), seq));
    }

    static void transferAnswered(ShardState state, Event.TransferAnswered event, long seq) {
        var contact = contact(state, event.contactId());
        var run = Objects.requireNonNull(contact.run());
        var turn = Objects.requireNonNull(run.turn());
        state.put(contact.walks(run.asked(turn.answered(event.untilMs())), seq));
    }

    /** Where an agent still wraps up, it is his. */
    static void served(ShardState state, Event.ContactServed event, long atMs, long seq) {
        var contact = contact(state, event.contactId());
        if (contact.wrappingUp()) {
            state.put(contact.customerGoes(seq));
        } else {
            end(state, contact, ContactState.CLOSED, EndCause.SERVED, atMs, seq);
        }
    }

    /** One that was lost by its agent is his no longer. */
    static void queued(ShardState state, Event.ContactQueued event, long atMs, long seq) {
        var contact = contact(state, event.contactId());
        var place = new Place(seq, event.queuedAtMs(), event.rankMs());
        var queue = Objects.requireNonNull(state.queueConfig(event.queueId()));
        state.put(contact.queued(
                event.queueId(), queue.holdMusic(), place, event.stickyAgentId(), event.direct(), atMs, seq));
        for (var offer : contact.offers()) {
            state.put(EvolvingAgent.agent(state, offer.agentId()).done(event.contactId(), atMs, seq));
        }
    }

    static void overflowed(ShardState state, Event.ContactOverflowed event, long seq) {
        var target = event.target();
        var farewell = event.farewellUntilMs() == 0
                ? null
                : new Farewell(target.name(), event.farewellUntilMs(), Overflowing.endCause(target));
        state.put(contact(state, event.contactId()).overflowed(farewell, seq));
    }

    static void stepReached(ShardState state, Event.RoutingStepReached event, long seq) {
        state.put(contact(state, event.contactId()).reached(event.waitedMs(), seq));
    }

    static void waitAnnounced(ShardState state, Event.WaitAnnounced event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).told(event.sounds(), atMs, seq));
    }

    static void ringWidened(ShardState state, Event.RingWidened event, long seq) {
        state.put(contact(state, event.contactId()).widenedOnce(seq));
    }

    static void offered(ShardState state, Event.ContactOffered event, long atMs, long seq) {
        var contact = contact(state, event.contactId());
        var offer = new Offer(
                event.offerId(),
                event.agentId(),
                event.legId(),
                atMs,
                event.expiresAtMs(),
                state.config().offers().ringback(),
                false);
        state.put(EvolvingAgent.agent(state, event.agentId()).reserved(event.contactId(), contact.channel(), atMs));
        state.turn(contact.queueId(), event.agentId());
        state.put(contact.offered(offer, seq));
    }

    static void offerEnded(ShardState state, Event.OfferEnded event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).offerEnded(event.offerId(), seq));
        state.put(EvolvingAgent.agent(state, event.agentId()).released(event.contactId(), atMs));
    }

    static void connected(ShardState state, Event.ContactConnected event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).connected(event.offerId(), atMs, seq));
        state.put(EvolvingAgent.agent(state, event.agentId()).engaged(event.contactId(), atMs));
    }

    static void legConnected(ShardState state, String contactId, String legId, boolean connected, long seq) {
        state.put(contact(state, contactId).legConnected(legId, connected, seq));
    }

    static void held(ShardState state, Event.ContactHeld event, long atMs, long seq) {
        state.put(contact(state, event.contactId()).held(atMs, seq));
    }

    static void resumed(ShardState state, Event.ContactResumed event, long seq) {
        state.put(contact(state, event.contactId()).resumed(seq));
    }

    static void conversationEnded(ShardState state, Event.ConversationEnded event, long atMs, long seq) {
        var contact = contact(state, event.contactId());
        state.put(contact.conversationEnded(new Ending(event.cause(), atMs, event.wrapUpUntilMs()), seq));
        state.put(EvolvingAgent.agent(state, event.agentId())
                .wrappingUp(event.contactId(), atMs - contact.connectedAtMs(), atMs));
    }

    static void wrapUpExtended(ShardState state, Event.WrapUpExtended event, long seq) {
        state.put(contact(state, event.contactId()).extended(event.wrapUpUntilMs(), seq));
    }

    static void abandoned(ShardState state, Event.ContactAbandoned event, long atMs, long seq) {
        end(state, contact(state, event.contactId()), ContactState.ABANDONED, event.cause(), atMs, seq);
    }

    static void closed(ShardState state, Event.ContactClosed event, long atMs, long seq) {
        var contact = contact(state, event.contactId());
        var ending = Objects.requireNonNull(contact.ending());
        if (contact.customerGone()) {
            end(state, contact, ContactState.CLOSED, ending.cause(), ending.endedAtMs(), seq);
        } else {
            state.put(contact.agentDone(seq));
        }
        state.handled(contact.queueId(), atMs - contact.connectedAtMs());
        var agentId = Objects.requireNonNull(contact.agentId());
        state.put(EvolvingAgent.agent(state, agentId).done(event.contactId(), atMs, seq));
    }

    private static void end(
            ShardState state, Contact contact, ContactState how, EndCause cause, long endedAtMs, long seq) {
        var carrier = contact.arrival().carrier();
        state.end(
                contact,
                new EndedContact(
                        contact.contactId(), how, cause, endedAtMs, carrier, LeavingMessage.unsaved(contact), seq));
    }

    private static Contact contact(ShardState state, String contactId) {
        return Objects.requireNonNull(state.contact(contactId));
    }
}
