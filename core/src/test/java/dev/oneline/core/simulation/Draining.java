package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.flow.Turn;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.TransferOutcome;
import java.util.List;

/** Brings a shard to rest as a good day does: everybody comes to work and answers. No contact may be left then. */
final class Draining {
    private static final int MAX_ROUNDS = 100;
    private static final long ROUND_MS = 120_000;
    private static final int QUIET_STEPS = 12;
    private static final long QUIET_STEP_MS = 5_000;

    private Draining() {}

    static void drain(Simulation simulation) {
        var version = simulation.view().config().version() + 1;
        simulation.send(new Command.Configure(SimulatedConfigs.variant(version, 0)));
        nobodyDoesAnything(simulation);
        for (var round = 0; round < MAX_ROUNDS && !simulation.view().contacts().isEmpty(); round++) {
            everybodyWorks(simulation);
            everybodyHangsUp(simulation);
            simulation.pass(ROUND_MS);
        }
        assertThat(simulation.view().contacts())
                .as("contacts that nothing ends")
                .isEmpty();
        for (var ticket : simulation.ledger().tickets.values()) {
            assertThat(ticket.over()).as(ticket.contactId + " has an end").isTrue();
        }
    }

    /** Only time passes, in small steps: each timer has its say, and then nothing may be overdue. */
    private static void nobodyDoesAnything(Simulation simulation) {
        for (var i = 0; i < QUIET_STEPS; i++) {
            simulation.pass(QUIET_STEP_MS);
            simulation.check();
        }
        // A timer may begin another one that is due at once: queues send each other their contacts.
        for (var i = 0; i < QUIET_STEPS; i++) {
            simulation.pass(0);
        }
        assertThat(simulation.ledger().overdue(simulation.nowMs())).isEmpty();
    }

    private static void everybodyWorks(Simulation simulation) {
        for (var agentId : SimulatedConfigs.AGENT_IDS) {
            simulation.send(new Command.AttachDesk(agentId));
            simulation.send(new Command.SignIn(agentId));
            simulation.send(new Command.SetReady(agentId));
        }
        for (var contact : List.copyOf(simulation.view().contacts())) {
            for (var offer : contact.state() == ContactState.OFFERED ? contact.offers() : List.<Offer>of()) {
                simulation.send(new Command.AcceptOffer(offer.agentId(), offer.offerId()));
            }
        }
    }

    private static void everybodyHangsUp(Simulation simulation) {
        for (var contact : List.copyOf(simulation.view().contacts())) {
            if (contact.inConversation()) {
                simulation.send(new Command.HangUp(contact.agentId(), contact.contactId()));
            }
            var turn = contact.turn();
            if (turn != null && turn.talks()) {
                var callId = Turn.callId(contact.contactId(), turn.number());
                simulation.send(new Command.EndTransfer(contact.contactId(), callId, TransferOutcome.HUNG_UP, 0));
            }
        }
    }
}
