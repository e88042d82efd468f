package dev.oneline.core.flow;

import java.util.List;

/**
 * How a node asks.
 *
 * @param bargeIn whether keys count before the question is over
 * @param firstKeyMs how long the first key may take after it
 * @param nextKeyMs how long each further key may take
 * @param attempts how often it asks, at least once
 * @param noInput heard before it asks again because nothing was pressed
 * @param wrongInput heard before it asks again because it can't be
 */
public record Asking(
        boolean bargeIn, long firstKeyMs, long nextKeyMs, int attempts, List<Sound> noInput, List<Sound> wrongInput) {
    /** Three times, and nothing is said about why. */
    public static final Asking USUAL = new Asking(true, 5_000, 3_000, 3, List.of(), List.of());

    /** Heard before it asks again. */
    List<Sound> after(Missed why) {
        return why == Missed.NO_INPUT ? noInput : wrongInput;
    }

    public Asking {
        noInput = List.copyOf(noInput);
        wrongInput = List.copyOf(wrongInput);
    }
}
