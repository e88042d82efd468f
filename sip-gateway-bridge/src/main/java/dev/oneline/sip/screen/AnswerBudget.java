package dev.oneline.sip.screen;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many answers a second those get who have no right to one. One budget for all: a table by source would be one more
 * thing that a forger of sources could fill, and who shares the budget with a flood loses nothing but a refusal.
 * Thread-safe.
 */
final class AnswerBudget {
    private static final long MS_A_SECOND = 1_000;

    private final int answersASecond;

    /** The second in the upper half, answers given in it in the lower. */
    private final AtomicLong spent = new AtomicLong();

    AnswerBudget(int answersASecond) {
        this.answersASecond = answersASecond;
    }

    boolean spend(long nowMs) {
        long second = nowMs / MS_A_SECOND & 0x7fff_ffffL;
        long before = spent.getAndUpdate(
                then -> then >>> 32 == second ? then + ((int) then < answersASecond ? 1 : 0) : second << 32 | 1);
        return before >>> 32 != second || (int) before < answersASecond;
    }
}
