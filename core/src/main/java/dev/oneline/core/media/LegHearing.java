package dev.oneline.core.media;

import org.jspecify.annotations.Nullable;

/**
 * One leg of a contact and what it hears.
 *
 * @param input null: its keys are nobody's
 * @param recording null: what it says isn't recorded
 */
public record LegHearing(
        String legId,
        Hearing hearing,
        @Nullable KeyInput input,
        @Nullable MessageRecording recording) {
    /** Whose keys are nobody's, and which isn't recorded. */
    public LegHearing(String legId, Hearing hearing) {
        this(legId, hearing, null, null);
    }
}
