package dev.oneline.core.flow;

/** A piece of what is heard. */
public sealed interface Sound {
    /** A recording that each language has one of. */
    record Recording(String name) implements Sound {}

    /** A sound that is the same in every language. */
    record Music(String name) implements Sound {}

    /**
     * A value in the language's own way: put together from recordings, or spoken by an engine.
     *
     * @param text a {@link Template}
     */
    record Value(As as, String text) implements Sound {}

    /** How a value is spoken. */
    enum As {
        /** Digit by digit. */
        DIGITS,
        NUMBER,
        /** Of yuan, with two decimals. */
        AMOUNT,
        /** {@code 2026-11-26}. */
        DATE,
        /** {@code 14:05}. */
        TIME,
        /** What {@link Step.RecordMessage} recorded, as its variable names it. */
        RECORDING,
        /** Whatever it says, spoken by a speech engine. */
        TEXT
    }
}
