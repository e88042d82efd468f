package dev.oneline.core.timer;

import dev.oneline.core.agent.LosingAgent;
import dev.oneline.core.contact.Announcing;
import dev.oneline.core.contact.Closing;
import dev.oneline.core.contact.FinishingGreeting;
import dev.oneline.core.flow.InFlow;
import dev.oneline.core.offer.TimingOut;
import dev.oneline.core.routing.TakingStep;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.ShardView;

/** What a timer does when it is due. One that is early, late for something that is over, or unknown does nothing. */
public final class FiringTimer {
    private FiringTimer() {}

    public static Decision decide(ShardView view, Command.FireTimer command, long nowMs) {
        var timer = TimerId.parse(command.timerId());
        if (timer == null) {
            return Decision.noNews();
        }
        if (timer.kind() == TimerId.Kind.DESK) {
            var agent = view.agent(timer.ofId());
            return agent == null ? Decision.noNews() : LosingAgent.decide(view, agent, nowMs);
        }
        var contact = view.contact(timer.ofId());
        if (contact == null) {
            return Decision.noNews();
        }
        return switch (timer.kind()) {
            case GREETING -> FinishingGreeting.runOut(view, contact, nowMs);
            case FAREWELL -> FinishingGreeting.farewellRunOut(contact, nowMs);
            case FLOW -> InFlow.runOut(view, contact, nowMs);
            case OFFER -> TimingOut.decide(view, contact, nowMs);
            case STEP -> TakingStep.decide(view, contact, nowMs);
            case ANNOUNCEMENT -> Announcing.due(view, contact, nowMs);
            case RING -> TakingStep.widen(view, contact, nowMs);
            case WRAP_UP -> Closing.runOut(view, contact, nowMs);
            case DESK -> throw new AssertionError("handled above");
        };
    }
}
