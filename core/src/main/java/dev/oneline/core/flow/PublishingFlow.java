package dev.oneline.core.flow;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/** A flow comes into force, for those who begin it from now on. */
public final class PublishingFlow {
    static final int MAX_FLOWS = 500;

    private PublishingFlow() {}

    public static Decision decide(ShardView view, Command.PublishFlow command) {
        var flow = command.flow();
        var known = view.flow(flow.flowId());
        var version = known == null ? 0 : known.version();
        if (flow.version() != version + 1) {
            return command.founding() ? Decision.noNews() : Decision.reject(Rejection.FLOW_CHANGED);
        }
        if (command.note().length() > Command.Configure.MAX_NOTE) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        var full = known == null && view.flows().size() >= MAX_FLOWS;
        return full || !FlowCheck.sound(flow, FlowWorld.of(view))
                ? Decision.reject(Rejection.BAD_FLOW)
                : Decision.accept(new Event.FlowPublished(flow, command.by(), command.note()));
    }
}
