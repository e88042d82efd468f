package dev.oneline.core.contact;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The end of wrap-up: the contact is closed. An agent whose desk is gone goes with the last of his contacts. */
public final class Closing {
    private Closing() {}

    /** The wrap-up ran out: closed without a disposition. */
    public static Decision runOut(ShardView view, Contact contact, long nowMs) {
        var ending = contact.ending();
        if (ending == null || !contact.wrappingUp() || nowMs < ending.wrapUpUntilMs()) {
            return Decision.noNews();
        }
        var agent = Objects.requireNonNull(view.agent(Objects.requireNonNull(contact.agentId())));
        return Decision.accept(close(agent, contact.contactId(), "", "", nowMs));
    }

    /** Nobody is there to say how it ended. */
    public static Event unfinished(Contact contact) {
        return new Event.ContactClosed(contact.contactId(), "", "");
    }

    public static List<Event> close(Agent agent, String contactId, String disposition, String note, long nowMs) {
        var events = new ArrayList<Event>();
        events.add(new Event.ContactClosed(contactId, disposition, note));
        if (agent.presence() != Presence.SIGNED_OUT && agent.desk().gone(nowMs) && agent.hasNothingBut(contactId)) {
            events.add(new Event.AgentStateChanged(agent.agentId(), Presence.SIGNED_OUT, ""));
        }
        return events;
    }
}
