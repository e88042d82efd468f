package dev.oneline.core.statistics;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.contact.Channel;
import java.util.List;

/**
 * An agent at a moment.
 *
 * @param state a conversation goes before what rings, that before a wrap-up, and any contact before not ready or ready
 * @param reason empty unless not ready
 * @param sinceMs when state and reason became what they are
 * @param contacts in hand, in the order of their arrival
 */
public record AgentPicture(String agentId, AgentState state, String reason, long sinceMs, List<InHand> contacts) {
    public AgentPicture {
        contacts = List.copyOf(contacts);
    }

    public enum Phase {
        RINGING,
        TALKING,
        HELD,
        WRAP_UP
    }

    /** @param sinceMs when the phase began */
    public record InHand(String contactId, Channel channel, Phase phase, long sinceMs) {}
}
