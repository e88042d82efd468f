package dev.oneline.core.media;

import org.jspecify.annotations.Nullable;

/**
 * One leg of a contact and what it hears.
 *
 * @param input null: its keys are nobody's
 */
public record LegHearing(
        String legId, Hearing hearing, @Nullable KeyInput input) {
    /** Whose keys are nobody's. */
    public LegHearing(String legId, Hearing hearing) {
        this(legId, hearing, null);
    }
}
