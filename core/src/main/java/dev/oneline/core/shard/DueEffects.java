package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.AgentState;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.media.LegHearing;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.timer.TimerId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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

    static List<Effect> ofChanges(ShardState state) {
        var due = new ArrayList<Effect>();
        state.changes().contactsBefore.forEach((contactId, before) -> {
            var after = state.contact(contactId);
            if (after != null) {
                ofContact(before, after, due);
            } else {
                var ended = Objects.requireNonNull(state.ended(contactId));
                // Wrap-up began with the same effects.
                if (before == null || before.ending() == null) {
                    ofEnded(ended, due);
                }
            }
        });
        for (var agentId : touchedAgents(state)) {
            var agent = state.agent(agentId);
            var timer = agent == null ? null : timer(agent, contactOf(state, agent));
            if (timer != null && !timer.equals(timerBefore(state, agentId))) {
                due.add(timer);
            }
        }
        return List.copyOf(due);
    }

    /** Whether an agent's timer runs depends on his contact too. */
    private static Set<String> touchedAgents(ShardState state) {
        var touched = new LinkedHashSet<>(state.changes().agentsBefore.keySet());
        for (var contactId : state.changes().contactsBefore.keySet()) {
            var contact = state.contact(contactId);
            var agentId = contact == null ? null : contact.agentId();
            if (agentId != null) {
                touched.add(agentId);
            }
        }
        return touched;
    }

    private static Effect.@Nullable ArmTimer timerBefore(ShardState state, String agentId) {
        var changes = state.changes();
        var agent =
                changes.agentsBefore.containsKey(agentId) ? changes.agentsBefore.get(agentId) : state.agent(agentId);
        if (agent == null) {
            return null;
        }
        var contactId = agent.contactId();
        var changed = contactId != null && changes.contactsBefore.containsKey(contactId);
        return timer(agent, changed ? changes.contactsBefore.get(contactId) : contactOf(state, agent));
    }

    private static @Nullable Contact contactOf(ShardView view, Agent agent) {
        var contactId = agent.contactId();
        return contactId == null ? null : view.contact(contactId);
    }

    static List<Effect> ofEverything(ShardState state) {
        var due = new ArrayList<Effect>();
        for (var ended : state.endedContacts()) {
            if (ended.seq() > state.lastSeq() - RECOVERED_EVENTS) {
                ofEnded(ended, due);
            }
        }
        for (var contact : state.contacts()) {
            ofContact(null, contact, due);
        }
        for (var agent : state.agents()) {
            var timer = timer(state, agent);
            if (timer != null) {
                due.add(timer);
            }
        }
        return List.copyOf(due);
    }

    /** The one timer that runs for a contact. */
    static Effect.@Nullable ArmTimer timer(Contact contact) {
        var contactId = contact.contactId();
        return switch (contact.state()) {
            case ARRIVED -> {
                var greeting = contact.arrival().greeting();
                yield greeting == null ? null : new Effect.ArmTimer(TimerId.greeting(contactId), greeting.untilMs());
            }
            case OFFERED -> {
                var offer = Objects.requireNonNull(contact.offer());
                yield new Effect.ArmTimer(TimerId.offer(contactId), offer.expiresAtMs());
            }
            case WRAP_UP -> {
                var ending = Objects.requireNonNull(contact.ending());
                yield new Effect.ArmTimer(TimerId.wrapUp(contactId), ending.wrapUpUntilMs());
            }
            case QUEUED, CONNECTED, HELD, CLOSED, ABANDONED -> null;
        };
    }

    /** The one timer that runs for an agent. */
    static Effect.@Nullable ArmTimer timer(ShardView view, Agent agent) {
        return timer(agent, contactOf(view, agent));
    }

    /** A desk's grace time; it doesn't matter while the agent is talking and can be heard. */
    private static Effect.@Nullable ArmTimer timer(Agent agent, @Nullable Contact contact) {
        var offer = contact == null ? null : contact.offer();
        var audible = agent.state() == AgentState.ENGAGED && offer != null && offer.legConnected();
        return agent.signedIn() && !agent.desk().attached() && !audible
                ? new Effect.ArmTimer(
                        TimerId.desk(agent.agentId()), agent.desk().graceUntilMs())
                : null;
    }

    private static void ofContact(@Nullable Contact before, Contact after, List<Effect> due) {
        var carrier = after.arrival().carrier();
        var talks = after.ending() == null;
        if (talks && before == null && carrier.sipNode() != null) {
            due.add(new Effect.AnswerCall(
                    after.contactId(), carrier.sipNode(), after.customerLegId(), carrier.mediaNode()));
        }
        var legs = MediaPlanning.legs(after);
        if (before == null || !legs.equals(MediaPlanning.legs(before))) {
            due.add(plan(after.contactId(), carrier, after.lastSeq(), legs));
        }
        var ending = after.ending();
        if (ending != null && (before == null || before.ending() == null)) {
            endCall(after.contactId(), carrier, ending.cause(), due);
        }
        var timer = timer(after);
        if (timer != null && (before == null || !timer.equals(timer(before)))) {
            due.add(timer);
        }
    }

    private static void ofEnded(EndedContact ended, List<Effect> due) {
        due.add(plan(ended.contactId(), ended.carrier(), ended.seq(), List.of()));
        endCall(ended.contactId(), ended.carrier(), ended.cause(), due);
    }

    private static Effect plan(String contactId, Carrier carrier, long version, List<LegHearing> legs) {
        return new Effect.ApplyMediaPlan(contactId, carrier.mediaNode(), version, legs);
    }

    private static void endCall(String contactId, Carrier carrier, EndCause cause, List<Effect> due) {
        var sipNode = carrier.sipNode();
        if (sipNode != null) {
            var reason = cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
            due.add(new Effect.EndCall(contactId, sipNode, reason));
        }
    }
}
