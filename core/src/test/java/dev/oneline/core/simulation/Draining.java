package dev.oneline.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.shard.Command;
import java.util.List;

/** Brings a shard to rest as a good day does: everybody comes to work and answers. No contact may be left then. */
final class Draining {
    private static final int MAX_ROUNDS = 100;
    private static final long ROUND_MS = 120_000;

    private Draining() {}

    static void drain(Simulation simulation) {
        var version = simulation.view().config().version() + 1;
        simulation.send(new Command.Configure(SimulatedConfigs.variant(version, 0)));
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
        }
    }
}
