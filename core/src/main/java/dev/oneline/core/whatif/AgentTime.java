package dev.oneline.core.whatif;

import dev.oneline.core.agent.AgentState;

/**
 * How an agent's time went, by window. Ringing counts as available: he isn't handling yet, and what an answer delay costs
 * is to be seen.
 */
final class AgentTime {
    final long[] handlingMs;
    final long[] availableMs;
    private AgentState state = AgentState.SIGNED_OUT;
    private boolean attached;
    private long sinceMs;

    AgentTime(int windows) {
        handlingMs = new long[windows];
        availableMs = new long[windows];
    }

    void enter(AgentState next, long atMs, Windows windows) {
        pass(atMs, windows);
        state = next;
    }

    void desk(boolean isAttached, long atMs, Windows windows) {
        pass(atMs, windows);
        attached = isAttached;
    }

    void pass(long atMs, Windows windows) {
        switch (state) {
            case ENGAGED, WRAP_UP -> windows.add(sinceMs, atMs, handlingMs);
            case READY, RESERVED -> {
                if (attached) {
                    windows.add(sinceMs, atMs, availableMs);
                }
            }
            case SIGNED_OUT, NOT_READY -> {
                // Not there for contacts.
            }
        }
        sinceMs = Math.max(sinceMs, atMs);
    }
}
