package dev.oneline.backend.shard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Timers of one shard by the time they are due. Arming an id again moves it. Only the state arms timers, so there are
 * never more than a few for each contact and agent.
 */
final class TimerQueue {
    private final Map<String, Long> dueMsById = new HashMap<>();
    private final PriorityQueue<Due> order = new PriorityQueue<>();

    private record Due(long dueMs, String timerId) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(dueMs, other.dueMs);
            return byTime == 0 ? timerId.compareTo(other.timerId) : byTime;
        }
    }

    void arm(String timerId, long dueMs) {
        dueMsById.put(timerId, dueMs);
        order.add(new Due(dueMs, timerId));
    }

    /** Takes at most {@code limit} timers that are due. */
    List<String> takeDue(long nowMs, int limit) {
        var due = new ArrayList<String>();
        while (due.size() < limit && nextDueMs() <= nowMs) {
            var timerId = order.remove().timerId();
            dueMsById.remove(timerId);
            due.add(timerId);
        }
        return due;
    }

    /** When the next one is due; {@code Long.MAX_VALUE} when there is none. */
    long nextDueMs() {
        while (!order.isEmpty()) {
            var next = order.element();
            if (dueMsById.getOrDefault(next.timerId(), -1L) == next.dueMs()) {
                return next.dueMs();
            }
            // Armed again since.
            order.remove();
        }
        return Long.MAX_VALUE;
    }

    int size() {
        return dueMsById.size();
    }

    void clear() {
        dueMsById.clear();
        order.clear();
    }
}
