package dev.oneline.core.agent;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/** An agent begins his work, not ready yet, and ends it. */
public final class Signing {
    private Signing() {}

    public static Decision decide(ShardView view, Command.SignIn command) {
        var agent = view.agent(command.agentId());
        if (agent == null || agent.removed()) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        if (!agent.desk().attached()) {
            return Decision.reject(Rejection.NO_DESK);
        }
        return agent.presence() != Presence.SIGNED_OUT
                ? Decision.noNews()
                : Decision.accept(
                        new Event.AgentStateChanged(agent.agentId(), Presence.NOT_READY, NotReadyReason.SIGNED_IN));
    }

    /** What he has in hand he finishes: the customer is not dropped for it. */
    public static Decision decide(ShardView view, Command.SignOut command) {
        var agent = view.agent(command.agentId());
        if (agent == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        return Leaving.to(view, agent, Presence.SIGNED_OUT, "");
    }
}
