package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.Work;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardView;
import dev.oneline.core.story.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** What a lost node carried has ended; a wrap-up may go on, it needs no node. */
    static void nothingTalksOver(ShardView view, String nodeId) {
        assertThat(view.carriedBy(nodeId).stream().filter(contact -> !contact.customerGone()))
                .as("carried by " + nodeId + ", which is lost")
                .isEmpty();
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
            assertThat(contact.queueId()).as(ticket.contactId).isEqualTo(ticket.queueId);
            assertThat(contact.place() == null ? 0 : contact.place().seq())
                    .as("place of " + ticket.contactId)
                    .isEqualTo(ticket.placeSeq);
            assertThat(contact.offers().stream().map(Offer::agentId))
                    .as("agents of " + ticket.contactId)
                    .containsExactlyInAnyOrderElementsOf(ticket.agentIds.values());
        }
        assertThat(view.contacts()).hasSize(live);
    }

    private static void agentsAreLegal(ShardView view, Ledger ledger) {
        assertThat(view.agents()).hasSize(ledger.workers.size());
        for (var agent : view.agents()) {
            var worker = ledger.workers.get(agent.agentId());
            assertThat(agent.presence()).as(agent.agentId()).isEqualTo(worker.presence);
            assertThat(agent.desk().attached()).isEqualTo(worker.desk);
            assertThat(agent.works().stream().map(Work::contactId))
                    .as("in the hands of " + agent.agentId())
                    .containsExactlyInAnyOrderElementsOf(worker.inHand.stream()
                            .map(ticket -> ticket.contactId)
                            .toList());
            for (var work : agent.works()) {
                var contact = view.contact(work.contactId());
                assertThat(contact.offerTo(agent.agentId())).isNotNull();
                assertThat(contact.channel()).isEqualTo(work.channel());
                assertThat(contact.state())
                        .isIn(
                                switch (work.phase()) {
                                    case RINGING -> List.of(ContactState.OFFERED);
                                    case ENGAGED -> List.of(ContactState.CONNECTED, ContactState.HELD);
                                    case WRAP_UP -> List.of(ContactState.WRAP_UP, ContactState.IN_FLOW);
                                });
            }
        }
    }

    private static void nobodyWaitsForAReadyAgent(Ledger ledger) {
        for (var ticket : ledger.wanting()) {
            for (var worker : ledger.workers.values()) {
                assertThat(ledger.rules.hasRoom(worker, ticket) && ledger.rules.admits(worker, ticket))
                        .as("%s waits while %s is ready", ticket.contactId, worker.agentId)
                        .isFalse();
            }
        }
    }

    private static void queuesCount(ShardView view, Ledger ledger) {
        for (var queue : view.queues()) {
            var inQueue = new ArrayList<Ticket>();
            for (var ticket : ledger.tickets.values()) {
                if (ticket.waits() && ticket.queueId.equals(queue.queueId())) {
                    inQueue.add(ticket);
                }
            }
            inQueue.sort((one, other) -> one == other ? 0 : one.before(other) ? -1 : 1);
            assertThat(queue.waiting()).isEqualTo(inQueue.size());
            for (var i = 0; i < inQueue.size(); i++) {
                assertThat(view.position(inQueue.get(i).contactId)).isEqualTo(i + 1);
            }
            assertThat(queue.longestWaitSinceMs())
                    .isEqualTo(inQueue.stream()
                            .mapToLong(ticket -> ticket.queuedAtMs)
                            .min()
                            .orElse(0));
            var ready = 0;
            var signedIn = 0;
            for (var worker : ledger.workers.values()) {
                var serves = ledger.rules.serves(worker, queue.queueId());
                ready += serves && worker.available() && worker.inHand.isEmpty() ? 1 : 0;
                signedIn += serves && worker.signedIn() ? 1 : 0;
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
            var silent = contact.customerGone() || !contact.channel().live();
            var agents = contact.wrappingUp() ? 0 : contact.offers().size();
            var parties = silent ? 0 : 1 + agents + (calling(contact) ? 1 : 0);
            assertThat(legs)
                    .as("everybody in " + contact.contactId() + " has a leg")
                    .hasSize(parties);
        }
        assertThat(placed(outside)).as("calls that were placed").isEqualTo(called(shard.view()));
        assertThat(placed(again)).as("the same, after recovery").isEqualTo(placed(outside));
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

    private static boolean calling(Contact contact) {
        var run = contact.run();
        return run != null && run.turn() != null && run.turn().call() != null;
    }

    private static Map<String, String> called(ShardView view) {
        var called = new TreeMap<String, String>();
        view.contacts().stream().filter(Invariants::calling).forEach(contact -> {
            var turn = contact.run().turn();
            called.put(
                    Turn.callId(contact.contactId(), turn.number()), turn.call().number());
        });
        return called;
    }

    private static Map<String, String> placed(Outside outside) {
        var placed = new TreeMap<>(outside.placed());
        placed.values().removeIf(Outside.CLEARED::equals);
        return placed;
    }

    /** Two shards that have read the same log can't be told apart. */
    static void same(Shard live, Shard rebuilt, String how) {
        assertThat(rebuilt.snapshot()).as(how).isEqualTo(live.snapshot());
        assertThat(rebuilt.recover()).as(how).isEqualTo(live.recover());
        for (var queue : live.view().queues()) {
            var twin = rebuilt.view().queue(queue.queueId());
            assertThat(twin.waiting()).as(how).isEqualTo(queue.waiting());
            assertThat(twin.readyAgents()).as(how).isEqualTo(queue.readyAgents());
            assertThat(twin.signedInAgents()).as(how).isEqualTo(queue.signedInAgents());
            assertThat(twin.full()).as(how).isEqualTo(queue.full());
        }
        for (var contact : live.view().contacts()) {
            var pool = live.view().pool(contact.contactId());
            var twin = rebuilt.view().pool(contact.contactId());
            assertThat(twin == null).as(how).isEqualTo(pool == null);
            if (pool != null) {
                assertThat(twin.terms()).as(how).isEqualTo(pool.terms());
                assertThat(twin.firstWaiting()).as(how).isEqualTo(pool.firstWaiting());
                assertThat(twin.candidates()).as(how).isEqualTo(pool.candidates());
                assertThat(twin.choose(contact)).as(how).isEqualTo(pool.choose(contact));
            }
        }
    }
}
