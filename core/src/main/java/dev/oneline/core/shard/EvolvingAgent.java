package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.Desk;
import java.util.Objects;

/** How events change an agent. */
final class EvolvingAgent {
    private EvolvingAgent() {}

    static void stateChanged(ShardState state, Event.AgentStateChanged event, long atMs, long seq) {
        state.put(agent(state, event.agentId()).present(event.presence(), event.reason(), atMs, seq));
    }

    static void deskAttached(ShardState state, Event.DeskAttached event) {
        state.put(agent(state, event.agentId()).with(Desk.ATTACHED));
    }

    static void deskDetached(ShardState state, Event.DeskDetached event) {
        state.put(agent(state, event.agentId()).with(new Desk(false, event.graceUntilMs())));
    }

    static Agent agent(ShardState state, String agentId) {
        return Objects.requireNonNull(state.agent(agentId));
    }
}
