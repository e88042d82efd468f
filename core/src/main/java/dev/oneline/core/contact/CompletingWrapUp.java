package dev.oneline.core.contact;

import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.Objects;

/** The agent says how the contact ended, and is done with it. */
public final class CompletingWrapUp {
    private static final int MAX_DISPOSITION = 100;
    private static final int MAX_NOTE = 4_000;

    private CompletingWrapUp() {}

    public static Decision decide(ShardView view, Command.CompleteWrapUp command, long nowMs) {
        var refusal = OwnContact.refusal(view, command.agentId(), command.contactId());
        if (refusal != null) {
            return refusal;
        }
        if (!Objects.requireNonNull(view.contact(command.contactId())).wrappingUp()) {
            return Decision.reject(Rejection.WRONG_STATE);
        }
        var disposition = command.disposition();
        if (disposition.isEmpty()
                || disposition.length() > MAX_DISPOSITION
                || command.note().length() > MAX_NOTE) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        var agent = Objects.requireNonNull(view.agent(command.agentId()));
        return Decision.accept(Closing.close(agent, command.contactId(), disposition, command.note(), nowMs));
    }
}
