package dev.oneline.core.contact;

/**
 * A last message to a customer who leaves without an agent.
 *
 * @param prompt what he hears
 * @param untilMs taken for over then, even when nobody reports its end
 * @param cause how the contact ends after it
 */
public record Farewell(String prompt, long untilMs, EndCause cause) {}
