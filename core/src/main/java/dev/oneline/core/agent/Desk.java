package dev.oneline.core.agent;

/**
 * An agent's browser, as far as the shard knows.
 *
 * @param graceUntilMs while detached: until when it may come back unpunished
 */
public record Desk(boolean attached, long graceUntilMs) {
    public static final Desk AWAY = new Desk(false, 0);

    public static final Desk ATTACHED = new Desk(true, 0);

    /** Away for longer than its grace time. */
    public boolean gone(long nowMs) {
        return !attached && nowMs >= graceUntilMs;
    }
}
