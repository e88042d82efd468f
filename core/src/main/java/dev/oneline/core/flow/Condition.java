package dev.oneline.core.flow;

/**
 * Compares a variable, or what is known of a queue, with a value.
 *
 * @param subject a variable, or {@code queue.<queueId>.waiting}, {@code .ready}, {@code
 *     .wait} (expected, in seconds) or {@code .open}
 * @param value a {@link Template}
 */
public record Condition(String subject, Op op, String value) {
    /** How. */
    public enum Op {
        IS,
        IS_NOT,
        /** With any of the prefixes, which commas separate. */
        BEGINS_WITH,
        /** As a number on the list of callers with that id. */
        IN_LIST,
        /** As numbers; what isn't one is neither below nor above anything. */
        AT_LEAST,
        BELOW
    }
}
