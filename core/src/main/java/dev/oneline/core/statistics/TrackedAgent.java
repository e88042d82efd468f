package dev.oneline.core.statistics;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the log tells of him.
 *
 * @param presence what he chose
 * @param reason of being not ready
 * @param ringing offers that ring at him
 * @param talking conversations, on hold or not
 * @param wrappingUp contacts in wrap-up
 * @param sinceMs when {@link #state} and reason became what they are, by {@code sinceSeq}
 * @param configured false: he is forgotten once he is signed out
 */
public record TrackedAgent(
        String agentId,
        List<String> queueIds,
        Presence presence,
        String reason,
        int ringing,
        int talking,
        int wrappingUp,
        long sinceMs,
        long sinceSeq,
        boolean configured) {
    public TrackedAgent {
        queueIds = List.copyOf(queueIds);
    }

    static TrackedAgent signedOut(String agentId, List<String> queueIds, Moment now) {
        return new TrackedAgent(agentId, queueIds, Presence.SIGNED_OUT, "", 0, 0, 0, now.atMs(), now.seq(), true);
    }

    /** A conversation goes before what rings, that before a wrap-up, and any contact before what he chose. */
    AgentState state() {
        if (talking > 0) {
            return AgentState.ENGAGED;
        }
        if (ringing > 0) {
            return AgentState.RESERVED;
        }
        if (wrappingUp > 0) {
            return AgentState.WRAP_UP;
        }
        return switch (presence) {
            case SIGNED_OUT -> AgentState.SIGNED_OUT;
            case NOT_READY -> AgentState.NOT_READY;
            case READY -> AgentState.READY;
        };
    }

    /** Null: his time isn't counted. */
    @Nullable
    Measure measure() {
        return switch (state()) {
            case SIGNED_OUT -> null;
            case NOT_READY -> new Measure(Figure.NOT_READY_MS, reason);
            case READY -> Measure.of(Figure.READY_MS);
            case RESERVED -> Measure.of(Figure.RESERVED_MS);
            case ENGAGED -> Measure.of(Figure.ENGAGED_MS);
            case WRAP_UP -> Measure.of(Figure.WRAPPING_UP_MS);
        };
    }

    boolean gone() {
        return !configured && state() == AgentState.SIGNED_OUT;
    }

    TrackedAgent with(Presence nextPresence, String why) {
        return new TrackedAgent(
                agentId, queueIds, nextPresence, why, ringing, talking, wrappingUp, sinceMs, sinceSeq, configured);
    }

    TrackedAgent with(Hands more) {
        return new TrackedAgent(
                agentId,
                queueIds,
                presence,
                reason,
                ringing + more.ringing(),
                talking + more.talking(),
                wrappingUp + more.wrappingUp(),
                sinceMs,
                sinceSeq,
                configured);
    }

    TrackedAgent configured(List<String> serves, boolean stays) {
        return new TrackedAgent(
                agentId, serves, presence, reason, ringing, talking, wrappingUp, sinceMs, sinceSeq, stays);
    }

    TrackedAgent since(Moment now) {
        return new TrackedAgent(
                agentId, queueIds, presence, reason, ringing, talking, wrappingUp, now.atMs(), now.seq(), configured);
    }

    /** Contacts that an agent gets, or, negative, is rid of. */
    record Hands(int ringing, int talking, int wrappingUp) {
        static final Hands RINGS = new Hands(1, 0, 0);
        static final Hands RINGS_NO_MORE = new Hands(-1, 0, 0);
        static final Hands TALKS = new Hands(0, 1, 0);
        static final Hands TALKS_NO_MORE = new Hands(0, -1, 0);
        static final Hands WRAPS_UP = new Hands(0, -1, 1);
        static final Hands DONE = new Hands(0, 0, -1);
        static final Hands ANSWERS = new Hands(-1, 1, 0);
    }
}
