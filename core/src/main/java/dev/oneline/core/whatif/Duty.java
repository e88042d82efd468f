package dev.oneline.core.whatif;

/**
 * What an agent does of his own accord, contacts apart.
 *
 * @param reason empty unless {@code NOT_READY}
 * @param rank see {@link Customer}
 */
public record Duty(String agentId, long atMs, Act act, String reason, long rank) {
    /** By which command. */
    public enum Act {
        ATTACH_DESK,
        DETACH_DESK,
        SIGN_IN,
        READY,
        NOT_READY,
        SIGN_OUT
    }

    public Duty(String agentId, long atMs, Act act) {
        this(agentId, atMs, act, "", 0);
    }

    /** The same of another agent. */
    Duty of(String otherAgentId) {
        return new Duty(otherAgentId, atMs, act, reason, rank);
    }
}
