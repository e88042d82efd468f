package dev.oneline.core.simulation;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.ContactState;
import java.util.ArrayList;
import java.util.List;

/** The auditor's note of an agent. */
final class Worker {
    final String agentId;
    AgentConfig config;
    boolean configured = true;
    Presence presence = Presence.SIGNED_OUT;
    long idleSince;
    boolean desk;
    final List<Ticket> inHand = new ArrayList<>();

    Worker(AgentConfig config) {
        this.agentId = config.agentId();
        this.config = config;
    }

    boolean available() {
        return configured
                && presence == Presence.READY
                && desk
                && inHand.stream().noneMatch(ticket -> ticket.state == ContactState.OFFERED);
    }

    boolean signedIn() {
        return presence != Presence.SIGNED_OUT || !inHand.isEmpty();
    }
}
