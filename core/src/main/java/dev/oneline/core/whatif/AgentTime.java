package dev.oneline.core.whatif;

import dev.oneline.core.agent.Presence;

/**
 * How an agent's time went, by window. Handling is having one contact or more in conversation or wrap-up. Ringing counts
 * as available: he isn't handling yet, and what an answer delay costs is to be seen.
 */
final class AgentTime {
    final long[] handlingMs;
    final long[] availableMs;
    private Presence presence = Presence.SIGNED_OUT;
    private boolean attached;
    private int inHand;
    private long sinceMs;

    AgentTime(int windows) {
        handlingMs = new long[windows];
        availableMs = new long[windows];
    }

    void enter(Presence next, long atMs, Windows windows) {
        pass(atMs, windows);
        presence = next;
    }

    void desk(boolean isAttached, long atMs, Windows windows) {
        pass(atMs, windows);
        attached = isAttached;
    }

    /** @param more 1 or, when one is over, -1 */
    void inHand(int more, long atMs, Windows windows) {
        pass(atMs, windows);
        inHand += more;
    }

    void pass(long atMs, Windows windows) {
        if (inHand > 0) {
            windows.add(sinceMs, atMs, handlingMs);
        } else if (presence == Presence.READY && attached) {
            windows.add(sinceMs, atMs, availableMs);
        }
        sinceMs = Math.max(sinceMs, atMs);
    }
}
