package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is sent to a leg. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "hears")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Hears.Silence.class, name = "silence"),
    @JsonSubTypes.Type(value = Hears.Leg.class, name = "leg"),
    @JsonSubTypes.Type(value = Hears.Prompt.class, name = "prompt"),
})
public sealed interface Hears {
    /** Comfort silence: frames go on, so that neither side takes the other for dead. */
    record Silence() implements Hears {}

    /** What another leg of the same contact sends. */
    record Leg(String legId) implements Hears {}

    /**
     * A sound file.
     *
     * @param playId the same id in a later plan lets the file go on where it is; another id starts it anew
     * @param name file name without ending, as in {@code greeting}, {@code ringback}, {@code hold-music}
     * @param loop false: played once, then silence and a {@link Report.PromptFinished}
     */
    record Prompt(String playId, String name, boolean loop) implements Hears {}
}
