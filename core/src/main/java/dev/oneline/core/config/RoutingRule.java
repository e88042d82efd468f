package dev.oneline.core.config;

import java.util.List;

/**
 * How a queue's contacts find their agents.
 *
 * @param headStartMs all of the queue's contacts count as having waited so much longer: the queue's priority
 * @param stickyMs how long a contact waits for its preferred or last agent alone, when he is signed in
 * @param ring for {@link Strategy#PROGRESSIVE} and {@link Strategy#RING_ALL}
 * @param steps by growing {@code afterMs}, the first at 0
 */
public record RoutingRule(Strategy strategy, long headStartMs, long stickyMs, Ring ring, List<RoutingStep> steps) {
    public static final RoutingRule LONGEST_IDLE = of(Strategy.LONGEST_IDLE);

    public RoutingRule {
        steps = List.copyOf(steps);
    }

    public static RoutingRule of(Strategy strategy) {
        return new RoutingRule(strategy, 0, 0, Ring.DEFAULT, List.of(RoutingStep.OPEN));
    }

    /**
     * @param atMost agents at whom one contact rings at once
     * @param widenAfterMs a progressive ring rings at one more agent each time
     */
    public record Ring(int atMost, long widenAfterMs) {
        public static final Ring DEFAULT = new Ring(20, 5_000);
        public static final int MAX_AT_ONCE = 50;
    }

    /** The step in force after a wait. */
    public RoutingStep stepAt(long waitedMs) {
        var step = steps.getFirst();
        for (var later : steps) {
            if (later.afterMs() <= waitedMs) {
                step = later;
            }
        }
        return step;
    }
}
