package dev.oneline.media.keys;

import dev.oneline.contract.bus.Report.InputEndCause;

/**
 * What became of an input.
 *
 * @param keys without the terminator
 */
public record Ended(String inputId, String keys, InputEndCause cause, boolean secret) {
    /** Without the keys: nobody's business, whether they were called secret or not. */
    @Override
    public String toString() {
        return "Ended[" + inputId + ", " + cause + "]";
    }
}
