package dev.oneline.core.statistics;

import dev.oneline.core.statistics.StatisticsSnapshot.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Keeps what is found, by half-hour. The oldest are forgotten beyond a number of them. */
final class Buckets implements Findings {
    private final Intervals intervals;
    private final int retained;
    private final TreeMap<Long, Tallies> byFromMs = new TreeMap<>();
    private long completeSinceMs = Long.MIN_VALUE;

    /** Most findings come in the order of time: the half-hour of the last one is that of the next one, too. */
    private Interval last = new Interval(0, 0);

    Buckets(StatisticsRules rules) {
        this.intervals = new Intervals(rules.zone());
        this.retained = rules.retainedIntervals();
    }

    @Override
    public void count(Subject subject, Measure measure, long atMs, long amount, long... seqs) {
        var interval = halfHourAt(atMs);
        if (amount != 0 && interval.fromMs() >= completeSinceMs) {
            bucket(interval).tally(subject).add(measure, amount);
            forgetOldest();
        }
    }

    @Override
    public void span(Subject subject, Measure measure, long fromMs, long toMs, long fromSeq, long toSeq) {
        var atMs = Math.max(fromMs, completeSinceMs);
        while (atMs < toMs) {
            var interval = halfHourAt(atMs);
            bucket(interval).span(subject, measure, fromMs, toMs, fromSeq, toSeq);
            forgetOldest();
            atMs = Math.max(interval.toMs(), completeSinceMs);
        }
    }

    /** All that was found of {@code kind} in an interval made of half-hours. */
    void addTo(Tallies tallies, Interval interval, Subject.Kind kind) {
        for (var bucket : within(interval).values()) {
            bucket.bySubject().forEach((subject, tally) -> {
                if (subject.kind() == kind) {
                    tally.amounts().forEach(tallies.tally(subject)::merge);
                }
            });
        }
    }

    long completeSinceMs() {
        return completeSinceMs;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        byFromMs.forEach((fromMs, bucket) -> bucket.bySubject().forEach((subject, tally) -> tally.amounts()
                .forEach((measure, amount) -> rows.add(new Row(fromMs, subject, measure, amount)))));
        return rows;
    }

    void restore(List<Row> rows, long completeSince) {
        completeSinceMs = completeSince;
        for (var row : rows) {
            bucket(halfHourAt(row.fromMs())).tally(row.subject()).merge(row.measure(), row.amount());
        }
    }

    private NavigableMap<Long, Tallies> within(Interval interval) {
        return byFromMs.subMap(interval.fromMs(), true, interval.toMs(), false);
    }

    private Interval halfHourAt(long atMs) {
        if (!last.holds(atMs)) {
            last = intervals.halfHourAt(atMs);
        }
        return last;
    }

    private Tallies bucket(Interval interval) {
        return byFromMs.computeIfAbsent(interval.fromMs(), any -> new Tallies(interval));
    }

    private void forgetOldest() {
        while (byFromMs.size() > retained) {
            var oldest = byFromMs.pollFirstEntry();
            completeSinceMs = intervals.halfHourAt(oldest.getKey()).toMs();
        }
    }
}
