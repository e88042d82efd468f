package dev.oneline.core.whatif;

import dev.oneline.core.shard.Command;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen, in order of time, then rank, then of being put down: the order never depends on chance. Each entry
 * makes its command only when its time has come, or none when there is nothing to do any more.
 */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long count;

    @FunctionalInterface
    interface Act {
        @Nullable
        Command command();
    }

    record Entry(long atMs, long rank, long nth, Act act) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            if (atMs != other.atMs) {
                return Long.compare(atMs, other.atMs);
            }
            return rank != other.rank ? Long.compare(rank, other.rank) : Long.compare(nth, other.nth);
        }
    }

    void add(long atMs, long rank, Act act) {
        entries.add(new Entry(atMs, rank, count++, act));
    }

    @Nullable
    Entry next() {
        return entries.poll();
    }
}
