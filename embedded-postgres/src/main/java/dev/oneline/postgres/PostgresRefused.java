package dev.oneline.postgres;

/** Why the embedded PostgreSQL can't run, in one line that tells the operator what to do. Carries no stack trace. */
public final class PostgresRefused extends Exception {
    public PostgresRefused(String message) {
        super(message, null, false, false);
    }
}
