package dev.oneline.core.agent;

import dev.oneline.core.contact.Channel;

/** A contact that an agent has in hand. */
public record Work(String contactId, Channel channel, Phase phase) {
    /** What the agent does with it. */
    public enum Phase {
        RINGING,
        ENGAGED,
        WRAP_UP
    }

    Work in(Phase next) {
        return new Work(contactId, channel, next);
    }
}
