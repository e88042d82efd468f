package dev.oneline.runtime.eventlog.kafka;

import static dev.oneline.runtime.eventlog.EventLog.CHECKPOINTS_KEPT;
import static dev.oneline.runtime.eventlog.EventLog.CHECKPOINT_EVENTS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which snapshots of a shard are kept, and where. The last record of every save, so that a reader finds a snapshot without
 * reading the others.
 *
 * @param kept by number
 */
record SnapshotIndex(List<Kept> kept) {
    static final SnapshotIndex EMPTY = new SnapshotIndex(List.of());

    /** One to fall back to when the newest can't be read. */
    private static final int NEWEST_KEPT = 2;

    /** @param offset of its record */
    record Kept(long seq, int version, long offset) {}

    SnapshotIndex {
        kept = List.copyOf(kept);
    }

    Optional<Kept> newest() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    Optional<Kept> before(long seq, int version) {
        return kept.reversed().stream()
                .filter(one -> one.seq() < seq && one.version() == version)
                .findFirst();
    }

    /** With one more: the newest stay, and the first of each stretch of the log, the last stretches. */
    SnapshotIndex with(Kept added) {
        var all = new TreeMap<Long, Kept>();
        kept.forEach(one -> all.put(one.seq(), one));
        all.put(added.seq(), added);
        var checkpoints = new TreeMap<Long, Kept>();
        all.tailMap((long) CHECKPOINT_EVENTS)
                .values()
                .forEach(one -> checkpoints.putIfAbsent(one.seq() / CHECKPOINT_EVENTS, one));
        var stay = new TreeSet<>(Comparator.comparingLong(Kept::seq));
        all.descendingMap().values().stream().limit(NEWEST_KEPT).forEach(stay::add);
        checkpoints.descendingMap().values().stream().limit(CHECKPOINTS_KEPT).forEach(stay::add);
        return new SnapshotIndex(List.copyOf(stay));
    }

    /** What a later index no longer has. */
    List<Kept> withoutThoseOf(SnapshotIndex later) {
        var gone = new ArrayList<>(kept);
        gone.removeIf(one -> later.kept().stream().anyMatch(other -> other.seq() == one.seq()));
        return gone;
    }
}
