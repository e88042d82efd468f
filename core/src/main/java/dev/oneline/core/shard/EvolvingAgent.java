package dev.oneline.core.shard;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.Desk;
import dev.oneline.core.agent.RequestedState;
import java.util.Objects;

/** How events change an agent. */
final class EvolvingAgent {
    private EvolvingAgent() {}

    static void stateChanged(ShardState state, Event.AgentStateChanged event, long atMs, long seq) {
        var agent = agent(state, event.agentId()).changed(event.state(), event.reason(), atMs, seq);
        if (agent.removed() && event.state() == AgentState.SIGNED_OUT) {
            state.removeAgent(agent.agentId());
        } else {
            state.put(agent);
        }
    }

    static void stateRequested(ShardState state, Event.AgentStateRequested event) {
        state.put(agent(state, event.agentId()).requesting(new RequestedState(event.state(), event.reason())));
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
