package dev.oneline.core.whatif;

/** What happened to the contacts that came into a queue within a window, as sums. Waits are from queueing to the answer. */
final class QueueSums {
    long offered;
    long answered;
    long answeredInTime;
    long abandoned;
    long refused;
    long overflowed;
    long turnedAway;
    long calledBack;
    long answeredWaitMs;
    double answeredWaitSquares;
    long maxWaitMs;
    long handled;
    long handlingMs;

    void answered(long waitMs, long withinMs) {
        answered++;
        answeredInTime += waitMs <= withinMs ? 1 : 0;
        answeredWaitMs += waitMs;
        answeredWaitSquares += (double) waitMs * waitMs;
        maxWaitMs = Math.max(maxWaitMs, waitMs);
    }

    void abandoned(long waitMs, ServiceRule rule) {
        maxWaitMs = Math.max(maxWaitMs, waitMs);
        if (waitMs < rule.shortAbandonMs()) {
            offered--;
        } else {
            abandoned++;
        }
    }

    void add(QueueSums other) {
        offered += other.offered;
        answered += other.answered;
        answeredInTime += other.answeredInTime;
        abandoned += other.abandoned;
        refused += other.refused;
        overflowed += other.overflowed;
        turnedAway += other.turnedAway;
        calledBack += other.calledBack;
        answeredWaitMs += other.answeredWaitMs;
        answeredWaitSquares += other.answeredWaitSquares;
        maxWaitMs = Math.max(maxWaitMs, other.maxWaitMs);
        handled += other.handled;
        handlingMs += other.handlingMs;
    }
}
