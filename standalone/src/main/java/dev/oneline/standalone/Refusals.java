package dev.oneline.standalone;

import dev.oneline.postgres.PostgresRefused;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.eventlog.kafka.LogRefused;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one line why something did not start. */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /** What is foreseen has its own words; what isn't is a bug, and leaves its trace in the log at level DEBUG. */
    public static String inOneLine(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof StartRefused
                || cause instanceof SettingRefused
                || cause instanceof DatabaseRefused
                || cause instanceof LogRefused
                || cause instanceof PostgresRefused) {
            return said;
        }
        LOG.debug("unforeseen", cause);
        return (cause.getClass().getSimpleName() + ": " + said).replaceAll("\\s*\\R\\s*", "; ");
    }
}
