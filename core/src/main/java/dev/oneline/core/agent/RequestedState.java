package dev.oneline.core.agent;

/** A state that an engaged agent asked for; it is entered when the wrap-up ends. */
public record RequestedState(AgentState state, String reason) {}
