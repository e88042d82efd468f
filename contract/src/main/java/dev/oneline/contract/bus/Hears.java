package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

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
     * Sound files, one after another. One that is missing is passed over. Names that begin with {@code recordings/},
     * {@code library/} or {@code say/} are the tenant's own ({@link SoundQuery}); all others ship with the bridge.
     *
     * @param playId the same id in a later plan lets the sound go on where it is; another id starts it anew
     * @param names of files without ending, as in {@code greeting} or {@code zh-CN/main-menu}
     * @param loop false: played once, then silence and a {@link Report.PromptFinished}, unless the plan has an input or a
     *     recording for the leg: then {@link Report.InputEnded} or {@link Report.RecordingEnded} alone is told. Once that is
     *     out of the plan, a prompt that was over is told
     * @param bargeIn whether a key ends it at once, as if it had been played to its end; else keys don't count until then
     */
    record Prompt(String playId, List<String> names, boolean loop, boolean bargeIn) implements Hears {
        /** Longer announcements are to be cut into several plays. */
        public static final int MAX_NAMES = 64;

        public Prompt {
            names = List.copyOf(names);
        }

        /** One sound that no key ends. */
        public Prompt(String playId, String name, boolean loop) {
            this(playId, List.of(name), loop, false);
        }
    }
}
