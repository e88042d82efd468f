package dev.oneline.core.whatif;

import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.timer.TimerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a day through a real shard in virtual time: customers, agents and clock are simulated, every decision is the
 * shard's own. The clock jumps from event to event, so nothing happens late: an agent who is free is free at that
 * millisecond, and no time is lost that the day didn't ask for.
 */
public final class World {
    private final Day day;
    private final Observer observer;
    private final Shard shard = new Shard();
    private final Agenda agenda = new Agenda();
    private final Map<String, Live> live = new HashMap<>();

    /** Agents who are away after a decline or a RONA, with the event that made them so. */
    private final Map<String, Long> awaySince = new HashMap<>();

    private final List<Customer> customers;

    /** Callbacks of the log, which come when the contact before them overflows as it did. */
    private final Map<String, Customer> promised = new HashMap<>();

    /** His callback is the contact that arrives next. */
    private @Nullable Customer promisee;

    private long nowMs;
    private long commands;

    /** Sees what happens, in order. */
    public interface Observer {
        void happened(Recorded recorded);

        /** The shard didn't take the contact: its queue or the tenant is full. */
        void refused(Customer customer, String queueId);
    }

    private record Ring(Event.ContactOffered offered, OfferAnswer answer) {}

    private static final class Live {
        final Customer customer;
        final List<Ring> rings = new ArrayList<>(1);
        int offers;
        int conversations;
        boolean talking;

        /** Hears a last message: how long for is no matter of patience. */
        boolean leaving;

        Live(Customer customer) {
            this.customer = customer;
        }

        /** It rings no longer. */
        @Nullable
        Ring end(String offerId) {
            for (var ring : rings) {
                if (ring.offered.offerId().equals(offerId)) {
                    rings.remove(ring);
                    return ring;
                }
            }
            return null;
        }
    }

    private World(Day day, Observer observer) {
        this.day = day;
        this.observer = observer;
        this.nowMs = day.startMs();
        this.customers = day.customers().stream()
                .filter(customer -> !customer.origin().promised())
                .toList();
        day.customers().stream()
                .filter(customer -> customer.origin().promised())
                .forEach(customer -> promised.put(customer.contactId(), customer));
    }

    /**
     * Runs until nothing is left to happen: contacts of the day are finished after its end.
     *
     * @return how many commands the shard was given
     * @throws IllegalArgumentException when the shard refuses the day's configuration
     */
    public static long run(Day day, Observer observer) {
        var world = new World(day, observer);
        world.begin();
        for (var next = world.agenda.next(); next != null; next = world.agenda.next()) {
            world.nowMs = Math.max(world.nowMs, next.atMs());
            var command = next.act().command();
            if (command != null) {
                world.send(command);
            }
        }
        return world.commands;
    }

    private void begin() {
        if (!send(new Command.Configure(day.config()))) {
            Configs.requireSound(day.config());
            throw new IllegalArgumentException("the shard refuses this configuration");
        }
        for (var change : day.reconfigurations()) {
            agenda.add(change.atMs(), change.rank(), () -> new Command.Configure(change.config()));
        }
        for (var duty : day.duties()) {
            agenda.add(duty.atMs(), duty.rank(), () -> Commands.of(duty));
        }
        expect(0);
    }

    /** Only the next customer is on the agenda: it stays short. */
    private void expect(int nth) {
        if (nth == customers.size()) {
            return;
        }
        var customer = customers.get(nth);
        agenda.add(customer.arriveAtMs(), customer.ranks().arrived(), () -> {
            expect(nth + 1);
            arrive(customer);
            return null;
        });
    }

    private void arrive(Customer customer) {
        var contact = new Live(customer);
        live.put(customer.contactId(), contact);
        if (!send(Commands.arrive(customer))) {
            live.remove(customer.contactId());
            var entry = shard.view().entryPoint(customer.origin().entryPoint());
            observer.refused(customer, entry == null ? "" : entry.queueId());
            return;
        }
        if (customer.patienceMs() < Distribution.NEVER_MS) {
            agenda.add(
                    nowMs + customer.patienceMs(),
                    customer.ranks().abandoned(),
                    () -> contact.conversations > 0 || contact.leaving ? null : Commands.giveUp(customer.contactId()));
        }
        for (var request : customer.requests()) {
            if (request.kind() != Customer.Request.Kind.EXTEND_WRAP_UP) {
                want(request, customer.contactId());
            }
        }
    }

    private void want(Customer.Request request, String contactId) {
        agenda.add(
                nowMs + request.afterMs(),
                request.rank(),
                () -> live.containsKey(contactId) ? Commands.of(request, contactId) : null);
    }

    private boolean send(Command command) {
        commands++;
        if (!(shard.handle(command, nowMs) instanceof Outcome.Done done)) {
            return false;
        }
        for (var recorded : done.events()) {
            observer.happened(recorded);
            react(recorded);
        }
        for (var effect : done.effects()) {
            if (effect instanceof Effect.ArmTimer timer) {
                arm(timer);
            }
        }
        return true;
    }

    private void react(Recorded recorded) {
        switch (recorded.event()) {
            case Event.ContactArrived e -> arrived(e.contactId());
            case Event.ContactOverflowed e -> overflowed(e);
            case Event.ContactOffered e -> ring(e);
            case Event.OfferEnded e -> offerEnded(e);
            case Event.ContactConnected e -> talk(e);
            case Event.ConversationEnded e -> wrapUp(e);
            case Event.ContactAbandoned e -> live.remove(e.contactId());
            case Event.ContactClosed e -> live.remove(e.contactId());
            case Event.AgentStateChanged e -> stateChanged(e, recorded.seq());
            default -> {
                // No answer of the simulated world to it.
            }
        }
    }

    private void arrived(String contactId) {
        var before = promisee;
        promisee = null;
        if (before != null) {
            var callback = promised.getOrDefault(contactId, before.calledBack(contactId));
            live.put(contactId, new Live(callback));
        }
        var customer = contact(contactId).customer;
        if (customer.greetingMs() >= 0) {
            agenda.add(
                    nowMs + customer.greetingMs(), customer.ranks().queued(), () -> Commands.finishGreeting(customer));
        }
    }

    private void overflowed(Event.ContactOverflowed event) {
        var contact = contact(event.contactId());
        var customer = contact.customer;
        contact.leaving = event.farewellUntilMs() > 0;
        if (event.target().kind() == Overflow.Kind.CALLBACK) {
            promisee = customer;
        }
        if (event.farewellUntilMs() > 0 && customer.farewellMs() >= 0) {
            agenda.add(
                    nowMs + customer.farewellMs(),
                    customer.ranks().abandoned(),
                    () -> Commands.finishFarewell(customer.contactId()));
        }
    }

    private void ring(Event.ContactOffered offered) {
        var contact = contact(offered.contactId());
        var answer = contact.customer.answers().to(contact.offers++);
        var ring = new Ring(offered, answer);
        contact.rings.add(ring);
        if (answer.kind() == OfferAnswer.Kind.IGNORE) {
            // Its timer is armed.
            return;
        }
        agenda.add(nowMs + answer.afterMs(), answer.rank(), () -> {
            if (!contact.rings.contains(ring)) {
                return null;
            }
            return answer.kind() == OfferAnswer.Kind.ACCEPT ? Commands.accept(offered) : Commands.decline(offered);
        });
    }

    private void offerEnded(Event.OfferEnded ended) {
        var ring = contact(ended.contactId()).end(ended.offerId());
        if (ring == null || ended.outcome() == OfferOutcome.CANCELLED || ring.answer.backAfterMs() < 0) {
            return;
        }
        agenda.add(
                nowMs + ring.answer.backAfterMs(),
                ring.answer.backRank(),
                back(ended.agentId(), shard.view().lastSeq()));
    }

    /** Unless the agent did something else since. The shard's own change comes with the same command. */
    private Agenda.Act back(String agentId, long seqOfCommand) {
        return () -> {
            var since = awaySince.get(agentId);
            return since != null && since <= seqOfCommand ? new Command.SetReady(agentId) : null;
        };
    }

    private void stateChanged(Event.AgentStateChanged changed, long seq) {
        var away = changed.presence() == Presence.NOT_READY
                && (changed.reason().equals(NotReadyReason.RONA)
                        || changed.reason().equals(NotReadyReason.DECLINED));
        if (away) {
            awaySince.put(changed.agentId(), seq);
        } else {
            awaySince.remove(changed.agentId());
        }
    }

    private void talk(Event.ContactConnected connected) {
        var contact = contact(connected.contactId());
        var conversation = ++contact.conversations;
        contact.talking = true;
        var ring = contact.end(connected.offerId());
        if (day.audible() && ring != null) {
            agenda.add(nowMs, 0, () -> Commands.connectLeg(ring.offered));
        }
        var customer = contact.customer;
        agenda.add(
                nowMs + customer.handlingMs(),
                customer.ranks().ended(),
                () -> contact.talking && contact.conversations == conversation
                        ? Commands.end(customer, connected.agentId())
                        : null);
    }

    private void wrapUp(Event.ConversationEnded ended) {
        var contact = contact(ended.contactId());
        contact.talking = false;
        var customer = contact.customer;
        if (ended.wrapUpUntilMs() > 0 && customer.wrapUpMs() >= 0) {
            agenda.add(
                    nowMs + customer.wrapUpMs(),
                    customer.ranks().closed(),
                    () -> Commands.completeWrapUp(ended.contactId(), ended.agentId()));
        }
        for (var request : customer.requests()) {
            if (request.kind() == Customer.Request.Kind.EXTEND_WRAP_UP) {
                want(request.by(ended.agentId()), ended.contactId());
            }
        }
    }

    private void arm(Effect.ArmTimer timer) {
        var id = TimerId.parse(timer.timerId());
        if (id != null && id.kind() == TimerId.Kind.ANNOUNCEMENT) {
            // Nobody hears them here, and they change nothing else.
            return;
        }
        var contact = id == null ? null : live.get(id.ofId());
        if (id == null || contact == null) {
            agenda.add(timer.dueMs(), 0, () -> new Command.FireTimer(timer.timerId()));
            return;
        }
        agenda.add(
                timer.dueMs(),
                rank(id.kind(), contact, timer.dueMs()),
                () -> pending(id, contact) ? new Command.FireTimer(timer.timerId()) : null);
    }

    /** The shard would say that a stale timer is no news; nearly all of them are, so it isn't asked. */
    private boolean pending(TimerId id, Live contact) {
        if (live.get(id.ofId()) != contact) {
            return false;
        }
        return switch (id.kind()) {
            case OFFER, RING -> !contact.rings.isEmpty();
            case STEP -> contact.rings.isEmpty() && !contact.talking;
            case GREETING, FAREWELL, FLOW, ANNOUNCEMENT, WRAP_UP, DESK -> true;
        };
    }

    /** So that a replay fires a timer where the log has what it did. */
    private static long rank(TimerId.Kind kind, Live contact, long dueMs) {
        var ranks = contact.customer.ranks();
        return switch (kind) {
            case GREETING -> ranks.queued();
            case FAREWELL -> ranks.abandoned();
            case OFFER -> ignoredRank(contact, dueMs);
            case STEP, RING -> ranks.timer(dueMs);
            case WRAP_UP -> ranks.closed();
            case FLOW, ANNOUNCEMENT, DESK -> 0;
        };
    }

    /** Of the offer that then runs out. */
    private static long ignoredRank(Live contact, long dueMs) {
        for (var ring : contact.rings) {
            if (ring.answer.kind() == OfferAnswer.Kind.IGNORE && ring.offered.expiresAtMs() == dueMs) {
                return ring.answer.rank();
            }
        }
        return contact.customer.ranks().stale();
    }

    private Live contact(String contactId) {
        var contact = live.get(contactId);
        if (contact == null) {
            throw new IllegalStateException("an event of a contact that never came: " + contactId);
        }
        return contact;
    }
}
