package dev.oneline.runtime.database;

/** Why the database can't be used, in one line that tells the operator what to do. Carries no stack trace. */
public final class DatabaseRefused extends Exception {
    public DatabaseRefused(String message) {
        super(message, null, false, false);
    }
}
