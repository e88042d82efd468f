package dev.oneline.runtime.boot;

/** Why something can't start, in one line that tells the operator what to do. Carries no stack trace. */
public final class StartRefused extends Exception {
    public StartRefused(String message) {
        super(message, null, false, false);
    }
}
