package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardView;
import dev.oneline.core.story.Outside;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What holds between commands, whatever happened. */
final class Invariants {
    private Invariants() {}

    static void check(Shard shard, Ledger ledger, Outside outside, long nowMs) {
        var view = shard.view();
        nobodyIsLost(view, ledger);
        agentsAreLegal(view, ledger);
        nobodyWaitsForAReadyAgent(ledger);
        queuesCount(view, ledger);
        outsideIsAsTheStateSays(shard, outside, nowMs);
    }

    private static void nobodyIsLost(ShardView view, Ledger ledger) {
        var live = 0;
        for (var ticket : ledger.tickets.values()) {
            var contact = view.contact(ticket.contactId);
            if (ticket.over()) {
                assertThat(contact).as(ticket.contactId + " is over").isNull();
                assertThat(view.ended(ticket.contactId).state()).isEqualTo(ticket.state);
                continue;
            }
            live++;
            assertThat(contact).as(ticket.contactId + " lives").isNotNull();
            assertThat(contact.state()).as(ticket.contactId).isEqualTo(ticket.state);
            assertThat(contact.place() == null ? 0 : contact.place().seq())
                    .as("place of " + ticket.contactId)
                    .isEqualTo(ticket.place);
        }
        assertThat(view.contacts()).hasSize(live);
    }

    private static void agentsAreLegal(ShardView view, Ledger ledger) {
        assertThat(view.agents()).hasSize(ledger.workers.size());
        for (var agent : view.agents()) {
            var worker = ledger.workers.get(agent.agentId());
            assertThat(agent.state()).as(agent.agentId()).isEqualTo(worker.state);
            assertThat(agent.desk().attached()).isEqualTo(worker.desk);
            var expected =
                    switch (agent.state()) {
                        case SIGNED_OUT, NOT_READY, READY -> null;
                        case RESERVED -> List.of(ContactState.OFFERED);
                        case ENGAGED -> List.of(ContactState.CONNECTED, ContactState.HELD);
                        case WRAP_UP -> List.of(ContactState.WRAP_UP);
                    };
            if (expected == null) {
                assertThat(agent.contactId()).as(agent.agentId() + " is free").isNull();
                assertThat(agent.requested()).isNull();
            } else {
                var contact = view.contact(agent.contactId());
                assertThat(contact.state()).isIn(expected);
                assertThat(contact.agentId()).isEqualTo(agent.agentId());
            }
        }
        var owned = view.contacts().stream().filter(contact -> contact.agentId() != null);
        assertThat(owned.map(Contact::agentId)).as("one contact an agent").doesNotHaveDuplicates();
    }

    private static void nobodyWaitsForAReadyAgent(Ledger ledger) {
        for (var ticket : ledger.waiting()) {
            for (var worker : ledger.workers.values()) {
                assertThat(worker.available() && worker.queueIds.contains(ticket.queueId))
                        .as("%s waits while %s is ready", ticket.contactId, worker.agentId)
                        .isFalse();
            }
        }
    }

    private static void queuesCount(ShardView view, Ledger ledger) {
        for (var queue : view.queues()) {
            var inQueue = new ArrayList<Ledger.Ticket>();
            for (var ticket : ledger.tickets.values()) {
                var waits = ticket.state == ContactState.QUEUED || ticket.state == ContactState.OFFERED;
                if (waits && ticket.queueId.equals(queue.queueId())) {
                    inQueue.add(ticket);
                }
            }
            inQueue.sort(Comparator.comparingLong(ticket -> ticket.place));
            assertThat(queue.waiting()).isEqualTo(inQueue.size());
            for (var i = 0; i < inQueue.size(); i++) {
                assertThat(view.position(inQueue.get(i).contactId)).isEqualTo(i + 1);
            }
            assertThat(queue.longestWaitSinceMs()).isEqualTo(inQueue.isEmpty() ? 0 : inQueue.getFirst().queuedAtMs);
            var ready = 0;
            var signedIn = 0;
            for (var worker : ledger.workers.values()) {
                var serves = worker.queueIds.contains(queue.queueId());
                ready += serves && worker.available() ? 1 : 0;
                signedIn += serves && worker.state != AgentState.SIGNED_OUT ? 1 : 0;
            }
            assertThat(queue.readyAgents()).isEqualTo(ready);
            assertThat(queue.signedInAgents()).isEqualTo(signedIn);
        }
    }

    /** Carrying everything out again changes nothing; carried out from nothing, it makes the same world. */
    private static void outsideIsAsTheStateSays(Shard shard, Outside outside, long nowMs) {
        var due = shard.recover();
        var again = outside.copy();
        again.carryOut(due);
        again.carryOut(due);
        assertThat(again.legs()).as("legs after recovery").isEqualTo(outside.legs());
        assertThat(again.calls()).as("calls after recovery").isEqualTo(outside.calls());

        var anew = new Outside();
        anew.carryOut(due);
        assertThat(anew.legs()).as("legs from the state alone").isEqualTo(outside.legs());
        for (var contact : shard.view().contacts()) {
            var legs = outside.legs().getOrDefault(contact.contactId(), List.of());
            var parties = contact.ending() != null ? 0 : contact.offer() == null ? 1 : 2;
            assertThat(legs)
                    .as("everybody in " + contact.contactId() + " has a leg")
                    .hasSize(parties);
        }
        var live = new TreeMap<>(outside.calls());
        live.values().removeIf("ended"::equals);
        var liveAnew = new TreeMap<>(anew.calls());
        liveAnew.values().removeIf("ended"::equals);
        assertThat(liveAnew).as("calls from the state alone").isEqualTo(live);
        for (var effect : due) {
            if (effect instanceof Effect.ArmTimer timer && timer.dueMs() > nowMs) {
                assertThat(outside.timers()).containsEntry(timer.timerId(), timer.dueMs());
            }
        }
    }

    /** Two shards that have read the same log can't be told apart. */
    static void same(Shard live, Shard rebuilt, String how) {
        assertThat(rebuilt.snapshot()).as(how).isEqualTo(live.snapshot());
        assertThat(rebuilt.recover()).as(how).isEqualTo(live.recover());
        for (var queue : live.view().queues()) {
            var twin = rebuilt.view().queue(queue.queueId());
            assertThat(twin.nextContactId()).as(how).isEqualTo(queue.nextContactId());
            assertThat(twin.nextAgentId()).as(how).isEqualTo(queue.nextAgentId());
            assertThat(twin.waiting()).as(how).isEqualTo(queue.waiting());
            assertThat(twin.signedInAgents()).as(how).isEqualTo(queue.signedInAgents());
            assertThat(twin.full()).as(how).isEqualTo(queue.full());
        }
    }
}
