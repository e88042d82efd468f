package dev.oneline.core.timer;

import org.jspecify.annotations.Nullable;

/**
 * Names a timer by what runs out and for whom. Whether it is still due is the state's to say, so a timer that fires for
 * something that is over, or for its successor, is recognised.
 */
public record TimerId(Kind kind, String ofId) {
    /** What runs out. */
    public enum Kind {
        GREETING("greeting"),
        FAREWELL("farewell"),
        /** A turn of a flow. */
        FLOW("flow"),
        OFFER("offer"),
        /** A routing step. */
        STEP("step"),
        /** Of what is said between the music. */
        ANNOUNCEMENT("announcement"),
        /** A progressive ring. */
        RING("ring"),
        WRAP_UP("wrap-up"),
        DESK("desk");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix + ":";
        }
    }

    public static String greeting(String contactId) {
        return Kind.GREETING.prefix + contactId;
    }

    public static String farewell(String contactId) {
        return Kind.FAREWELL.prefix + contactId;
    }

    public static String flow(String contactId) {
        return Kind.FLOW.prefix + contactId;
    }

    public static String offer(String contactId) {
        return Kind.OFFER.prefix + contactId;
    }

    public static String step(String contactId) {
        return Kind.STEP.prefix + contactId;
    }

    public static String announcement(String contactId) {
        return Kind.ANNOUNCEMENT.prefix + contactId;
    }

    public static String ring(String contactId) {
        return Kind.RING.prefix + contactId;
    }

    public static String wrapUp(String contactId) {
        return Kind.WRAP_UP.prefix + contactId;
    }

    public static String desk(String agentId) {
        return Kind.DESK.prefix + agentId;
    }

    public String text() {
        return kind.prefix + ofId;
    }

    /** Null when it isn't one of ours. */
    public static @Nullable TimerId parse(String timerId) {
        for (var kind : Kind.values()) {
            if (timerId.startsWith(kind.prefix)) {
                return new TimerId(kind, timerId.substring(kind.prefix.length()));
            }
        }
        return null;
    }
}
