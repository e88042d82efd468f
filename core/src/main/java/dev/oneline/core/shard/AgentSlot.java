package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.config.RoutingProfile;
import java.util.ArrayList;
import java.util.List;

/** Where the shard keeps an agent, with what follows from the configuration. */
final class AgentSlot {
    /** Serves nothing: for agents who are no longer configured. */
    static final RoutingProfile NO_PROFILE = new RoutingProfile("", "", List.of(), List.of(), List.of(), List.of());

    Agent agent;
    RoutingProfile profile = NO_PROFILE;

    /** In the order of the configuration. */
    int position;

    final List<Membership> memberships = new ArrayList<>();

    AgentSlot(Agent agent) {
        this.agent = agent;
    }
}
