package dev.oneline.core.agent;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/** An agent's browser comes and goes. While it is away nothing is offered to him, and his place among the idle waits. */
public final class AttachingDesk {
    private AttachingDesk() {}

    public static Decision decide(ShardView view, Command.AttachDesk command) {
        var agent = view.agent(command.agentId());
        if (agent == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        return agent.desk().attached() ? Decision.noNews() : Decision.accept(new Event.DeskAttached(agent.agentId()));
    }

    public static Decision decide(ShardView view, Command.DetachDesk command, long nowMs) {
        var agent = view.agent(command.agentId());
        if (agent == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        var graceUntilMs = nowMs + view.config().offers().deskGraceMs();
        return agent.desk().attached()
                ? Decision.accept(new Event.DeskDetached(agent.agentId(), graceUntilMs))
                : Decision.noNews();
    }
}
