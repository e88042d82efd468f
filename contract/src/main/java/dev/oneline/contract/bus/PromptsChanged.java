package dev.oneline.contract.bus;

/** A tenant's own prompts aren't what they were: whoever remembers them looks again. */
public record PromptsChanged(String tenant) {}
