package dev.oneline.contract.bus;

import org.jspecify.annotations.Nullable;

/**
 * One leg of a contact, what it hears, and what it is listened to for.
 *
 * @param input null: its keys are nobody's
 * @param recording null: nothing of what it says is kept
 */
public record LegPlan(
        String legId,
        Hears hears,
        @Nullable KeyInput input,
        @Nullable MessageRecording recording) {
    /** A leg that isn't recorded. */
    public LegPlan(String legId, Hears hears, @Nullable KeyInput input) {
        this(legId, hears, input, null);
    }

    /** A leg whose keys are nobody's. */
    public LegPlan(String legId, Hears hears) {
        this(legId, hears, null, null);
    }
}
