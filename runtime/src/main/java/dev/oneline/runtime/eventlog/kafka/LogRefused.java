package dev.oneline.runtime.eventlog.kafka;

/** Why the log can't be used, in one line that tells the operator what to do. Carries no stack trace. */
public final class LogRefused extends Exception {
    public LogRefused(String message) {
        super(message, null, false, false);
    }
}
