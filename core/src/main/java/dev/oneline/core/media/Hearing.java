package dev.oneline.core.media;

/** What a leg hears. */
public sealed interface Hearing {
    record Silence() implements Hearing {}

    record OtherLeg(String legId) implements Hearing {}

    /** @param playId the same id goes on playing where it is; see the bus contract */
    record Prompt(String playId, String name, boolean loop) implements Hearing {}
}
