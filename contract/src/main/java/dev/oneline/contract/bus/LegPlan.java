package dev.oneline.contract.bus;

import org.jspecify.annotations.Nullable;

/**
 * One leg of a contact, what it hears, and what it is listened to for.
 *
 * @param input null: its keys are nobody's
 */
public record LegPlan(String legId, Hears hears, @Nullable KeyInput input) {
    /** A leg whose keys are nobody's. */
    public LegPlan(String legId, Hears hears) {
        this(legId, hears, null);
    }
}
