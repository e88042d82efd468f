package dev.oneline.bench.router;

/** What agents do while decisions are measured. Public for what JMH generates. */
public enum Situation {
    /** All talk, and a fifth as many contacts wait: who hangs up is offered the one that has waited longest. */
    WAITING,
    /** Half of them are idle: who arrives is offered at once. */
    IDLE
}
