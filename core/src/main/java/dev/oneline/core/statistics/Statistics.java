package dev.oneline.core.statistics;

import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Subject.Kind;
import java.util.List;

/**
 * The figures of a shard, kept up event by event. They follow from the log and the rules alone: reading the same log again
 * gives the same figures. It is used by one thread.
 *
 * <p>An event takes constant time, but for a span that ends: it is shared out over the half-hours that it crossed.
 */
public final class Statistics {
    private final StatisticsRules rules;
    private final Intervals intervals;
    private final Buckets buckets;
    private final LogReading reading;

    public Statistics(StatisticsRules rules) {
        this.rules = rules;
        this.intervals = new Intervals(rules.zone());
        this.buckets = new Buckets(rules);
        this.reading = new LogReading(rules, buckets);
    }

    private Statistics(StatisticsSnapshot snapshot) {
        this.rules = snapshot.rules();
        this.intervals = new Intervals(rules.zone());
        this.buckets = new Buckets(rules);
        this.buckets.restore(snapshot.rows(), snapshot.completeSinceMs());
        this.reading = new LogReading(rules, snapshot, buckets);
    }

    /** Under the rules of the snapshot; the events after it are to be read. */
    public static Statistics restore(StatisticsSnapshot snapshot) {
        return new Statistics(snapshot);
    }

    /** Under any rules: another zone, another T. */
    public static Statistics recompute(Iterable<Recorded> log, StatisticsRules rules) {
        var statistics = new Statistics(rules);
        log.forEach(statistics::read);
        return statistics;
    }

    /** @throws IllegalArgumentException when it isn't the next event: there is a gap */
    public void read(Recorded recorded) {
        reading.read(recorded);
    }

    public long lastSeq() {
        return reading.now().seq();
    }

    public Intervals intervals() {
        return intervals;
    }

    /** Reports on intervals that begin earlier lack what was forgotten; recompute them from the log. */
    public long completeSinceMs() {
        return buckets.completeSinceMs();
    }

    /** As of {@code atMs}, or of the last event where that is later. */
    public LivePicture live(long atMs) {
        var today = new Tallies(intervals.at(Unit.DAY, reading.notBefore(atMs)));
        buckets.addTo(today, today.interval(), Kind.QUEUE);
        return new LiveDrawing(reading, atMs).draw(today.report());
    }

    /**
     * The figures of an interval, with what goes on shared in until {@code atMs}, or until the last event where that is
     * later.
     *
     * @throws IllegalArgumentException when the interval isn't made of whole half-hours: {@link Intervals} gives those
     */
    public Report report(Interval interval, long atMs) {
        if (intervals.halfHourAt(interval.fromMs()).fromMs() != interval.fromMs()
                || intervals.halfHourAt(interval.toMs()).fromMs() != interval.toMs()) {
            throw new IllegalArgumentException("not made of half-hours: " + interval);
        }
        var tallies = new Tallies(interval);
        buckets.addTo(tallies, interval, Kind.QUEUE);
        buckets.addTo(tallies, interval, Kind.AGENT);
        reading.findOpen(atMs, tallies);
        return tallies.report();
    }

    public StatisticsSnapshot snapshot() {
        return snapshot(buckets.rows());
    }

    /** Without the figures so far: what {@link Evidence} about later intervals begins with. */
    public StatisticsSnapshot mark() {
        return snapshot(List.of());
    }

    private StatisticsSnapshot snapshot(List<StatisticsSnapshot.Row> rows) {
        return new StatisticsSnapshot(
                rules,
                reading.now().seq(),
                reading.now().atMs(),
                reading.targets(),
                List.copyOf(reading.agents().agents()),
                List.copyOf(reading.contacts().contacts()),
                buckets.completeSinceMs(),
                rows);
    }
}
