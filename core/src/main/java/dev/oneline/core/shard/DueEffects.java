package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.LosingAgent;
import dev.oneline.core.chat.ChatPlanning;
import dev.oneline.core.contact.Announcing;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.media.LegHearing;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.routing.TakingStep;
import dev.oneline.core.timer.TimerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which effects are due, as a function of the state. What a command makes due is the difference between before and after;
 * what a recovering owner carries out again is all of it.
 */
final class DueEffects {
    /**
     * Contacts that ended within the last so many events are ended again on recovery: more than an owner may hold between
     * append and release. What escapes this is found by asking the bridges what they carry.
     */
    private static final long RECOVERED_EVENTS = 2_000;

    private DueEffects() {}

    /** @param firedId the timer that made the changes, which is armed no more; empty: none did */
    static List<Effect> ofChanges(ShardState state, String firedId) {
        var due = new ArrayList<Effect>();
        var changes = state.changes();
        for (var changed : changes.contacts) {
            var before = changed.before();
            var ended = changed.slot().ended;
            if (ended == null) {
                ofContact(state, before, changed.slot().contact, firedId, due);
            } else if (before == null || !before.customerGone()) {
                // The customer went with the same effects.
                ofEnded(ended, due);
            }
        }
        ofAgents(state, changes, due);
        if (changes.configured) {
            for (var slot : state.liveContacts()) {
                if (!changes.has(slot)) {
                    due.addAll(timers(state, slot.contact));
                }
            }
        }
        return List.copyOf(due);
    }

    /**
     * Whether an agent's timer runs depends on his contacts too. What is armed already is armed once more: a name has one
     * timer.
     */
    private static void ofAgents(ShardState state, Changes changes, List<Effect> due) {
        for (var agentId : changes.agentIds) {
            ofAgent(state, agentId, due);
        }
        for (var changed : changes.contacts) {
            if (changed.slot().ended == null) {
                for (var offer : changed.slot().contact.offers()) {
                    var slot = state.slot(offer.agentId());
                    if (slot != null && !changes.has(slot)) {
                        ofAgent(state, offer.agentId(), due);
                    }
                }
            }
        }
    }

    private static void ofAgent(ShardState state, String agentId, List<Effect> due) {
        var agent = state.agent(agentId);
        if (agent != null && LosingAgent.awaits(state, agent)) {
            due.add(deskTimer(agent));
        }
    }

    static List<Effect> ofEverything(ShardState state) {
        var due = new ArrayList<Effect>();
        for (var ended : state.endedContacts()) {
            if (ended.seq() > state.lastSeq() - RECOVERED_EVENTS) {
                ofEnded(ended, due);
            }
        }
        for (var contact : state.contacts()) {
            ofContact(state, null, contact, "", due);
        }
        for (var agent : state.agents()) {
            if (LosingAgent.awaits(state, agent)) {
                due.add(deskTimer(agent));
            }
        }
        return List.copyOf(due);
    }

    /** The timers of whatever the name is of that run now. */
    static List<Effect.ArmTimer> timersOf(ShardView view, TimerId id) {
        if (id.kind() == TimerId.Kind.DESK) {
            var agent = view.agent(id.ofId());
            return agent != null && LosingAgent.awaits(view, agent) ? List.of(deskTimer(agent)) : List.of();
        }
        var contact = view.contact(id.ofId());
        return contact == null ? List.of() : timers(view, contact);
    }

    private static Effect.ArmTimer deskTimer(Agent agent) {
        return new Effect.ArmTimer(TimerId.desk(agent.agentId()), agent.desk().graceUntilMs());
    }

    private static List<Effect.ArmTimer> timers(ShardView view, Contact contact) {
        var contactId = contact.contactId();
        return switch (contact.state()) {
            case ARRIVED -> {
                var greeting = contact.arrival().greeting();
                yield greeting == null
                        ? List.of()
                        : List.of(new Effect.ArmTimer(TimerId.greeting(contactId), greeting.untilMs()));
            }
            case IN_FLOW -> {
                var timers = new ArrayList<Effect.ArmTimer>(1);
                var turn = contact.turn();
                if (turn != null) {
                    timers.add(new Effect.ArmTimer(TimerId.flow(contactId), turn.untilMs()));
                }
                if (contact.wrappingUp()) {
                    timers.add(wrapUpTimer(contact));
                }
                yield timers;
            }
            case QUEUED -> {
                var queue = Objects.requireNonNull(view.queue(contact.queueId()));
                var nextMs = queue.nextBoundaryMs(contact.reachedMs());
                List<Effect.ArmTimer> step = nextMs == Long.MAX_VALUE
                        ? List.of()
                        : List.of(new Effect.ArmTimer(
                                TimerId.step(contactId),
                                Objects.requireNonNull(contact.place()).queuedAtMs() + nextMs));
                var announcedMs = Announcing.dueMs(view, contact);
                if (announcedMs == Long.MAX_VALUE) {
                    yield step;
                }
                var timers = new ArrayList<>(step);
                timers.add(new Effect.ArmTimer(TimerId.announcement(contactId), announcedMs));
                yield timers;
            }
            case OFFERED -> {
                var firstMs = Long.MAX_VALUE;
                for (var ringing : contact.offers()) {
                    firstMs = Math.min(firstMs, ringing.expiresAtMs());
                }
                var offer = new Effect.ArmTimer(TimerId.offer(contactId), firstMs);
                var widensAtMs = TakingStep.widensAtMs(view, contact);
                yield widensAtMs == Long.MAX_VALUE
                        ? List.of(offer)
                        : List.of(offer, new Effect.ArmTimer(TimerId.ring(contactId), widensAtMs));
            }
            case WRAP_UP -> List.of(wrapUpTimer(contact));
            case LEAVING -> {
                var farewell = Objects.requireNonNull(contact.farewell());
                yield List.of(new Effect.ArmTimer(TimerId.farewell(contactId), farewell.untilMs()));
            }
            case CONNECTED, HELD, CLOSED, ABANDONED -> List.of();
        };
    }

    private static Effect.ArmTimer wrapUpTimer(Contact contact) {
        var ending = Objects.requireNonNull(contact.ending());
        return new Effect.ArmTimer(TimerId.wrapUp(contact.contactId()), ending.wrapUpUntilMs());
    }

    private static void ofContact(
            ShardView view, @Nullable Contact before, Contact after, String firedId, List<Effect> due) {
        var carrier = after.arrival().carrier();
        if (carrier != null) {
            ofCarried(before, after, carrier, due);
        }
        lookUp(before, after, due);
        call(before, after, due);
        if (after.channel() == Channel.CHAT) {
            write(view, before, after, due);
        }
        for (var timer : timers(view, after)) {
            if (before == null || timer.timerId().equals(firedId) || !armedBefore(view, before, after, timer)) {
                due.add(timer);
            }
        }
    }

    private static void lookUp(@Nullable Contact before, Contact after, List<Effect> due) {
        var turn = after.turn();
        var request = turn == null ? null : turn.request();
        if (turn != null && request != null && (before == null || !turn.equals(before.turn()))) {
            due.add(new Effect.LookUp(
                    after.contactId(),
                    Turn.lookUpId(after.contactId(), turn.number()),
                    request.service(),
                    request.arguments(),
                    request.timeoutMs()));
        }
    }

    /** A call that is given up while its contact lives is cleared; with the contact's end all its calls are. */
    private static void call(@Nullable Contact before, Contact after, List<Effect> due) {
        var carrier = after.arrival().carrier();
        var sipNode = carrier == null ? null : carrier.callsOut();
        if (carrier == null || sipNode == null) {
            return;
        }
        var contactId = after.contactId();
        var run = after.run();
        var last = before == null ? run : before.run();
        var was = before == null ? null : before.callingTurn();
        var is = after.callingTurn();
        var lastCall = last == null || (before != null && was == null) ? 0 : last.lastCall();
        if (lastCall > 0 && (is == null || is.number() != lastCall) && !after.customerGone()) {
            due.add(new Effect.ClearCall(contactId, Turn.callId(contactId, lastCall), sipNode));
        }
        var call = is == null ? null : is.call();
        if (is != null && call != null && !call.answered() && (was == null || was.number() != is.number())) {
            due.add(new Effect.PlaceCall(
                    contactId,
                    Turn.callId(contactId, is.number()),
                    sipNode,
                    Turn.callLegId(contactId, is.number()),
                    carrier.mediaNode(),
                    call.number(),
                    after.arrival().entryPoint(),
                    call.ringMs()));
        }
    }

    private static void write(ShardView view, @Nullable Contact before, Contact after, List<Effect> due) {
        var message = ChatPlanning.message(view, after);
        if (message != null && (before == null || !message.equals(ChatPlanning.message(view, before)))) {
            due.add(new Effect.WriteChat(after.contactId(), message));
        }
    }

    /** Each state has timers of its own kind. A queue that went with the change has none to compare with. */
    private static boolean armedBefore(ShardView view, Contact before, Contact after, Effect.ArmTimer timer) {
        return before.state() == after.state()
                && !(before.state() == ContactState.QUEUED && view.queue(before.queueId()) == null)
                && timers(view, before).contains(timer);
    }

    private static void ofCarried(@Nullable Contact before, Contact after, Carrier carrier, List<Effect> due) {
        var sipNode = carrier.sipNode();
        var ending = after.ending();
        if (before == null && !after.customerGone() && sipNode != null) {
            due.add(new Effect.AnswerCall(after.contactId(), sipNode, after.customerLegId(), carrier.mediaNode()));
        }
        if (before == null || MediaPlanning.differ(before, after)) {
            due.add(plan(after.contactId(), carrier, after.lastSeq(), MediaPlanning.legs(after)));
        }
        if (ending != null && after.customerGone() && (before == null || !before.customerGone())) {
            endCall(after.contactId(), carrier, ending.cause(), due);
        }
    }

    private static void ofEnded(EndedContact ended, List<Effect> due) {
        var carrier = ended.carrier();
        if (carrier != null) {
            due.add(plan(ended.contactId(), carrier, ended.seq(), List.of()));
            endCall(ended.contactId(), carrier, ended.cause(), due);
        }
    }

    private static Effect plan(String contactId, Carrier carrier, long version, List<LegHearing> legs) {
        return new Effect.ApplyMediaPlan(contactId, carrier.mediaNode(), version, legs);
    }

    private static void endCall(String contactId, Carrier carrier, EndCause cause, List<Effect> due) {
        // Ends what was called for it, too: that of a web caller is all that its SIP node has.
        var sipNode = carrier.callsOut();
        if (sipNode != null) {
            var reason = cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
            due.add(new Effect.EndCall(contactId, sipNode, reason));
        }
    }
}
