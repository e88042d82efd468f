package dev.oneline.core.contact;

import dev.oneline.core.shard.ShardView;
import org.jspecify.annotations.Nullable;

/** What a customer is told of the wait before him: nothing more exact than people say, and nothing that isn't known. */
public final class ExpectedWait {
    private static final long MINUTE_MS = 60_000;
    /** This long, or longer. */
    public static final int MAX_MINUTES = 120;

    private ExpectedWait() {}

    /** Rounded up: 1 to 5, fives up to 30, quarter hours up to 120, which means so much or more. */
    public static @Nullable Integer minutes(long expectedMs) {
        if (expectedMs == ShardView.UNKNOWN_WAIT) {
            return null;
        }
        long minutes = Math.max(1, Math.ceilDiv(expectedMs, MINUTE_MS));
        long step = minutes <= 5 ? 1 : minutes <= 30 ? 5 : 15;
        return (int) Math.min(MAX_MINUTES, Math.ceilDiv(minutes, step) * step);
    }
}
