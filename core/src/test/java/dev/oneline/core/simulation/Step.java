package dev.oneline.core.simulation;

/**
 * One step of a script. Numbers are resolved against the state when the step runs, so a script stays meaningful when
 * steps are taken out of it.
 *
 * @param who picks an agent, or a node
 * @param which picks a contact, an entry point, a timer, a message, a configuration
 * @param late the command is not sent but left in the post
 */
record Step(Kind kind, int who, int which, boolean late) {
    /** What can happen, and how often in proportion. */
    enum Kind {
        ARRIVE(16),
        GREETING_OVER(8),
        CUSTOMER_ENDS(3),
        LEG_UP(8),
        LEG_LOST(2),
        NODE_LOST(1),
        ATTACH(12),
        DETACH(2),
        SIGN_IN(12),
        SIGN_OUT(1),
        READY(16),
        NOT_READY(2),
        ACCEPT(20),
        DECLINE(2),
        HOLD(5),
        RESUME(3),
        HANG_UP(5),
        WRAP_UP(6),
        EXTEND(1),
        ASSIGN(1),
        MOVE(1),
        ASK_FOR_CALLBACK(1),
        FAREWELL_OVER(1),
        ANNOUNCEMENT_OVER(4),
        SOUNDS_OVER(10),
        PRESS(20),
        LOOK_UP(12),
        /** Into a recording, or its end after that of the call. */
        SPEAK(10),
        /** Who is called answers, or doesn't, or hangs up. */
        TRANSFER(10),
        PUBLISH(1),
        CONFIGURE(3),
        /** Time passes and timers fire. */
        WAIT(10),
        /** Time passes, and timers don't fire yet. */
        STALL(3),
        FIRE_EARLY(2),
        FIRE_AGAIN(2),
        CLOCK_JUMP(1),
        /** A message from the past is heard again. */
        REPEAT(4),
        /** One from the post arrives. */
        DELIVER(6),
        /** The owner dies before the next append. */
        CRASH_BEFORE_APPEND(1),
        /** The owner dies between the next append and the release of its effects. */
        CRASH_AFTER_APPEND(1),
        RESTART(1),
        RESTART_FROM_SNAPSHOT(1),
        TAKE_SNAPSHOT(1);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }
}
