package dev.oneline.core.agent;

/** What an agent is doing. */
public enum AgentState {
    SIGNED_OUT,
    NOT_READY,
    READY,
    /** A contact rings. */
    RESERVED,
    ENGAGED,
    WRAP_UP
}
