package dev.oneline.core.shard;

import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Place;
import dev.oneline.core.routing.Routing;
import dev.oneline.core.timer.TimerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A tenant's shard without its IO: commands and time in, events and effects out. It is used by one thread.
 *
 * <p>{@link #handle} has evolved the events that it gives before they are on the log. So whoever calls it appends them
 * before anything of an outcome is released, and throws the shard away when that fails.
 */
public final class Shard {
    private final ShardState state;

    public Shard() {
        this(new ShardState());
    }

    private Shard(ShardState state) {
        this.state = state;
    }

    /** A shard as it was when the snapshot was taken; the events after it are to be replayed. */
    public static Shard restore(ShardSnapshot snapshot) {
        var state = new ShardState();
        state.advanceTo(snapshot.seq());
        state.configure(snapshot.config(), snapshot.agents());
        snapshot.flows().forEach(state::publish);
        snapshot.queues().forEach(state::remember);
        snapshot.contacts().forEach(state::put);
        snapshot.ended().forEach(state::remember);
        state.forgetChanges();
        return new Shard(state);
    }

    public ShardView view() {
        return state;
    }

    public ShardSnapshot snapshot() {
        return new ShardSnapshot(
                state.lastSeq(),
                state.config(),
                state.keptFlows(),
                List.copyOf(state.agents()),
                List.copyOf(state.contacts()),
                List.copyOf(state.endedContacts()),
                state.queueMemories());
    }

    /** Decides, evolves, routes until nothing can be matched, and says what became due. */
    public Outcome handle(Command command, long nowMs) {
        return switch (Deciding.decide(state, command, nowMs)) {
            case Decision.Rejected rejected -> new Outcome.Rejected(rejected.rejection());
            case Decision.Accepted accepted ->
                accepted.events().isEmpty() ? noNews(command, nowMs) : happened(command, accepted.events(), nowMs);
        };
    }

    /**
     * Applies an event from the log. Decides nothing and makes nothing due.
     *
     * @throws IllegalArgumentException when it isn't the next one: the log has a gap, or another owner
     */
    public void replay(Recorded recorded) {
        if (recorded.seq() != state.lastSeq() + 1) {
            throw new IllegalArgumentException("event " + recorded.seq() + " can't follow event " + state.lastSeq());
        }
        Evolving.evolve(state, recorded);
        state.changes().joinGained();
        state.forgetChanges();
    }

    /**
     * Every effect that is due, from the state alone: what a new owner carries out after replay, since it can't know which
     * of them its predecessor still did. Timers that are overdue are among them; they are to fire at once.
     */
    public List<Effect> recover() {
        return DueEffects.ofEverything(state);
    }

    private Outcome happened(Command command, List<Event> decided, long nowMs) {
        state.forgetChanges();
        var events = new ArrayList<Recorded>();
        for (var event : decided) {
            events.add(evolve(event, nowMs));
        }
        route(events, nowMs);
        var changes = state.changes();
        return new Outcome.Done(
                // Each command has events and changes of its own: these are their last readers.
                Collections.unmodifiableList(events),
                DueEffects.ofChanges(state, command instanceof Command.FireTimer fired ? fired.timerId() : ""),
                Collections.unmodifiableList(changes.agentIds),
                Collections.unmodifiableList(changes.contactIds()),
                Collections.unmodifiableList(changes.queueIds));
    }

    private Outcome noNews(Command command, long nowMs) {
        return new Outcome.Done(List.of(), rearmed(command, nowMs), List.of(), List.of(), List.of());
    }

    private Recorded evolve(Event event, long nowMs) {
        var recorded = new Recorded(state.lastSeq() + 1, nowMs, event);
        Evolving.evolve(state, recorded);
        return recorded;
    }

    /**
     * Agents first: each takes the best of what waits. Then contacts: those that ring nowhere before those that want to ring
     * at more, and the best place first.
     *
     * <p>Where one agent became free and no contact did, he is the only choice of whatever waits for him: else it would not
     * be waiting. So he is matched before he steps into his pools, and mostly needn't.
     */
    private void route(List<Recorded> events, long nowMs) {
        var changes = state.changes();
        var contactIds = changes.gainedContactIds;
        while (changes.gainedAgents() > 0 || !contactIds.isEmpty()) {
            List<Event> offer;
            if (changes.gainedAgents() == 1 && contactIds.isEmpty()) {
                var free = changes.firstGained();
                offer = Routing.forOnlyAgent(state, free.agent.agentId(), nowMs);
                if (offer.isEmpty()) {
                    free.join();
                    changes.dropFirstGained();
                }
            } else if (changes.gainedAgents() > 0) {
                changes.joinGained();
                offer = Routing.forAgent(state, changes.firstGained().agent.agentId(), nowMs);
                if (offer.isEmpty()) {
                    changes.dropFirstGained();
                }
            } else {
                var next = next(contactIds);
                offer = Routing.forContact(state, next.getValue(), nowMs);
                if (offer.isEmpty()) {
                    contactIds.remove(next.getKey());
                }
            }
            for (var event : offer) {
                events.add(evolve(event, nowMs));
            }
        }
    }

    private Map.Entry<Place, String> next(SortedMap<Place, String> contactIds) {
        for (var entry : contactIds.entrySet()) {
            var contact = state.contact(entry.getValue());
            if (contact == null || contact.state() != ContactState.OFFERED) {
                return entry;
            }
        }
        return contactIds.firstEntry();
    }

    /** A timer that fired too early, because the clock was set back or an older one of that name ran, is armed again. */
    private List<Effect> rearmed(Command command, long nowMs) {
        var id = command instanceof Command.FireTimer fired ? TimerId.parse(fired.timerId()) : null;
        if (id == null) {
            return List.of();
        }
        var effects = new ArrayList<Effect>();
        for (var timer : DueEffects.timersOf(state, id)) {
            if (timer.timerId().equals(id.text()) && timer.dueMs() > nowMs) {
                effects.add(timer);
            }
        }
        return effects;
    }
}
