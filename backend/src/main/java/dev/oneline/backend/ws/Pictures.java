package dev.oneline.backend.ws;

import dev.oneline.backend.text.Words;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.Work;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.contact.ExpectedWait;
import dev.oneline.core.contact.ExtendingWrapUp;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.contact.Party;
import dev.oneline.core.contact.RequestingCallback;
import dev.oneline.core.shard.QueueView;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws what desks and visitors see, from a shard's state. On the shard's thread. */
final class Pictures {
    private Pictures() {}

    static ServerMessage.Desk desk(ShardView view, String agentId, long nowMs) {
        var agent = view.agent(agentId);
        if (agent == null) {
            var state = Words.of(AgentState.SIGNED_OUT);
            return new ServerMessage.Desk(view.lastSeq(), nowMs, state, null, 0, List.of(), List.of(), List.of());
        }
        var offers = new ArrayList<ServerMessage.Offer>();
        var contacts = new ArrayList<ServerMessage.DeskContact>();
        for (var work : agent.works()) {
            var contact = view.contact(work.contactId());
            var offer = contact == null ? null : contact.offerTo(agentId);
            if (contact == null || offer == null) {
                continue;
            }
            if (work.phase() == Work.Phase.RINGING) {
                offers.add(offer(view, contact, offer));
            } else {
                contacts.add(contact(view, contact, offer));
            }
        }
        return new ServerMessage.Desk(
                view.lastSeq(),
                nowMs,
                Words.of(agent.state()),
                emptyIsNull(agent.reason()),
                agent.sinceMs(),
                queues(view, agent),
                offers,
                contacts);
    }

    /** Empty when the shard doesn't know the contact, or no longer. */
    static Optional<ServerMessage.Call> call(ShardView view, String contactId, long nowMs) {
        var contact = view.contact(contactId);
        if (contact != null) {
            return Optional.of(call(view, contact, nowMs));
        }
        return Optional.ofNullable(view.ended(contactId)).map(ended -> call(view, ended, nowMs));
    }

    private static ServerMessage.Call call(ShardView view, Contact contact, long nowMs) {
        int position = contact.waiting() ? view.position(contact.contactId()) : 0;
        var agent = contact.inConversation() && contact.agentId() != null ? view.agent(contact.agentId()) : null;
        var ending = contact.ending();
        return new ServerMessage.Call(
                view.lastSeq(),
                nowMs,
                contact.contactId(),
                contact.customerLegId(),
                Words.of(contact.state()),
                position > 0 ? position : null,
                contact.state() == ContactState.QUEUED
                        ? ExpectedWait.minutes(view.expectedWaitMs(contact.contactId()))
                        : null,
                agent == null ? null : agent.name(),
                zeroIsNull(contact.connectedAtMs()),
                ending == null || !contact.customerGone() ? null : Words.of(ending.cause()));
    }

    /** Where he is to be called back, his place is the callback's. */
    private static ServerMessage.Call call(ShardView view, EndedContact ended, long nowMs) {
        int position = ended.cause() == EndCause.CALLBACK_PROMISED
                ? view.position(RequestingCallback.callbackId(ended.contactId()))
                : 0;
        return new ServerMessage.Call(
                view.lastSeq(),
                nowMs,
                ended.contactId(),
                ended.contactId() + ":customer",
                Words.of(ended.state()),
                position > 0 ? position : null,
                null,
                null,
                null,
                Words.of(ended.cause()));
    }

    private static List<ServerMessage.QueueFigures> queues(ShardView view, Agent agent) {
        var figures = new ArrayList<ServerMessage.QueueFigures>();
        for (var served : view.profile(agent.agentId()).queues()) {
            var queue = view.queue(served.queueId());
            if (queue != null) {
                figures.add(figures(queue));
            }
        }
        return figures;
    }

    static ServerMessage.QueueFigures figures(QueueView queue) {
        return new ServerMessage.QueueFigures(
                queue.queueId(),
                queue.name(),
                queue.waiting(),
                zeroIsNull(queue.longestWaitSinceMs()),
                queue.readyAgents(),
                queue.signedInAgents());
    }

    private static ServerMessage.Offer offer(ShardView view, Contact contact, Offer offer) {
        return new ServerMessage.Offer(
                offer.offerId(),
                contact.contactId(),
                offer.legId(),
                Words.of(contact.arrival().channel()),
                queueRef(view, contact.queueId()),
                caller(contact.arrival().customer()),
                Learned.of(contact),
                contact.place() == null
                        ? contact.arrival().arrivedAtMs()
                        : contact.place().queuedAtMs(),
                offer.expiresAtMs());
    }

    private static ServerMessage.DeskContact contact(ShardView view, Contact contact, Offer offer) {
        var ending = contact.ending();
        return new ServerMessage.DeskContact(
                contact.contactId(),
                offer.legId(),
                Words.of(contact.arrival().channel()),
                // What the customer does meanwhile isn't the agent's.
                Words.of(contact.wrappingUp() ? ContactState.WRAP_UP : contact.state()),
                queueRef(view, contact.queueId()),
                caller(contact.arrival().customer()),
                Learned.of(contact),
                contact.connectedAtMs(),
                zeroIsNull(contact.heldSinceMs()),
                ending == null ? null : ending.endedAtMs(),
                ending == null ? null : Words.of(ending.cause()),
                ending == null ? null : zeroIsNull(ending.wrapUpUntilMs()),
                zeroIsNull(ExtendingWrapUp.addsMs(view, contact)),
                zeroIsNull(ExtendingWrapUp.latestMs(view, contact)));
    }

    static ServerMessage.QueueRef queueRef(ShardView view, String queueId) {
        var queue = view.queue(queueId);
        return new ServerMessage.QueueRef(queueId, queue == null ? queueId : queue.name());
    }

    static ServerMessage.Caller caller(Party party) {
        return new ServerMessage.Caller(party.address(), emptyIsNull(party.name()));
    }

    static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long zeroIsNull(long timeMs) {
        return timeMs == 0 ? null : timeMs;
    }
}
