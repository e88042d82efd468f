package dev.oneline.core.contact;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.AgentState;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.List;
import java.util.Objects;

/** The end of wrap-up: the contact is closed, and the agent enters the state that he asked for, or is ready again. */
public final class Closing {
    private Closing() {}

    /** The wrap-up ran out: closed without a disposition. */
    public static Decision runOut(ShardView view, Contact contact, long nowMs) {
        var ending = contact.ending();
        if (ending == null || nowMs < ending.wrapUpUntilMs()) {
            return Decision.noNews();
        }
        var agent = Objects.requireNonNull(view.agent(Objects.requireNonNull(contact.agentId())));
        return Decision.accept(close(agent, contact.contactId(), "", "", nowMs));
    }

    public static List<Event> close(Agent agent, String contactId, String disposition, String note, long nowMs) {
        return List.of(new Event.ContactClosed(contactId, disposition, note), stateAfter(agent, nowMs));
    }

    private static Event stateAfter(Agent agent, long nowMs) {
        var requested = agent.requested();
        if (agent.removed() || agent.desk().gone(nowMs)) {
            return new Event.AgentStateChanged(agent.agentId(), AgentState.SIGNED_OUT, "");
        }
        return requested == null
                ? new Event.AgentStateChanged(agent.agentId(), AgentState.READY, "")
                : new Event.AgentStateChanged(agent.agentId(), requested.state(), requested.reason());
    }
}
