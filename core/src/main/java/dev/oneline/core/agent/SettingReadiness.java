package dev.oneline.core.agent;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import org.jspecify.annotations.Nullable;

/** An agent is ready for contacts, or isn't and says why. */
public final class SettingReadiness {
    private SettingReadiness() {}

    public static Decision decide(ShardView view, Command.SetReady command) {
        var agent = view.agent(command.agentId());
        var refusal = refusal(agent);
        if (agent == null || refusal != null) {
            return Decision.reject(refusal == null ? Rejection.NO_SUCH_AGENT : refusal);
        }
        return agent.presence() == Presence.READY
                ? Decision.noNews()
                : Decision.accept(new Event.AgentStateChanged(agent.agentId(), Presence.READY, ""));
    }

    public static Decision decide(ShardView view, Command.SetNotReady command) {
        var agent = view.agent(command.agentId());
        var refusal = refusal(agent);
        if (agent == null || refusal != null) {
            return Decision.reject(refusal == null ? Rejection.NO_SUCH_AGENT : refusal);
        }
        var reason = command.reason();
        if (reason.isEmpty() || reason.length() > NotReadyReason.MAX_LENGTH) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        return Leaving.to(view, agent, Presence.NOT_READY, reason);
    }

    private static @Nullable Rejection refusal(@Nullable Agent agent) {
        if (agent == null || agent.removed()) {
            return Rejection.NO_SUCH_AGENT;
        }
        return agent.signedIn() ? null : Rejection.NOT_SIGNED_IN;
    }
}
