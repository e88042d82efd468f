package dev.oneline.runtime.boot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The process's log: one line an event, on standard error, as {@code logback.xml} says; what libraries say through
 * java.util.logging, too.
 */
public final class Logging {
    private static final String OURS = "dev.oneline";

    private static volatile boolean quiet;

    private Logging() {}

    /**
     * Says nothing of a start that goes well until {@link #speakUp}: when it is refused, the one line that says why stands
     * alone. A level of {@code DEBUG} or {@code TRACE} in {@code ONELINE_LOG_LEVEL} is not held back.
     */
    public static void beginQuietly() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Logger ours = (Logger) LoggerFactory.getLogger(OURS);
        if (ours.getEffectiveLevel().equals(Level.INFO)) {
            ours.setLevel(Level.WARN);
            quiet = true;
        }
    }

    /** From now on everything is said. */
    public static void speakUp() {
        if (quiet) {
            ((Logger) LoggerFactory.getLogger(OURS)).setLevel(Level.INFO);
            quiet = false;
        }
    }
}
