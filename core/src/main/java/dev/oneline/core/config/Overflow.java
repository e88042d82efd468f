package dev.oneline.core.config;

import java.util.List;

/**
 * What becomes of contacts that a queue can't serve. All of it but the waiting time is looked at when a contact is to come
 * in: who waits is served on when the queue closes, or its last agent goes.
 *
 * @param calendarId when the queue is open; empty: always
 * @param whenClosed outside of the calendar
 * @param whenNobody nobody who serves the queue is signed in
 * @param lengthLimit as many wait already; 0: no limit but the queue's own bound
 * @param whenLong at that length
 * @param waitLimitMs waited so long without ringing anywhere; 0: no limit
 * @param whenWaited after that time
 */
public record Overflow(
        String calendarId,
        Target whenClosed,
        Target whenNobody,
        int lengthLimit,
        Target whenLong,
        long waitLimitMs,
        Target whenWaited) {
    public static final Overflow NONE = new Overflow("", Target.STAY, Target.STAY, 0, Target.STAY, 0, Target.STAY);

    public List<Target> targets() {
        return List.of(whenClosed, whenNobody, whenLong, whenWaited);
    }

    /** Why a contact goes elsewhere. */
    public enum Cause {
        CLOSED,
        NOBODY_SIGNED_IN,
        TOO_LONG,
        WAITED_TOO_LONG,
        /** The customer asked to be called back. */
        ASKED_FOR_CALLBACK
    }

    /**
     * Where it goes.
     *
     * @param name of the queue or the prompt; the id of the flow or the box
     */
    public record Target(Kind kind, String name) {
        public static final Target STAY = new Target(Kind.STAY, "");

        public static Target queue(String queueId) {
            return new Target(Kind.QUEUE, queueId);
        }

        public static Target flow(String flowId) {
            return new Target(Kind.FLOW, flowId);
        }

        public static Target voicemail(String boxId) {
            return new Target(Kind.VOICEMAIL, boxId);
        }

        public static Target message(String prompt) {
            return new Target(Kind.MESSAGE, prompt);
        }

        /** @param prompt played before the call ends; empty: none */
        public static Target callback(String prompt) {
            return new Target(Kind.CALLBACK, prompt);
        }
    }

    /** See {@link Target}. */
    public enum Kind {
        STAY,
        /** Into another queue, with the waiting time that it has. */
        QUEUE,
        /** Walks a flow, and keeps its waiting time for the queue that this may lead to. */
        FLOW,
        /** Leaves a message. */
        VOICEMAIL,
        /** Hears a message, and that was it. */
        MESSAGE,
        /** Is called back when it would have been its turn. */
        CALLBACK
    }
}
