package dev.oneline.core.statistics;

import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what falls into one interval. */
final class Tallies implements Findings {
    private final Interval interval;
    private final TreeMap<Subject, Tally> bySubject = new TreeMap<>();

    Tallies(Interval interval) {
        this.interval = interval;
    }

    @Override
    public void count(Subject subject, Measure measure, long atMs, long amount, long... seqs) {
        if (interval.holds(atMs)) {
            tally(subject).add(measure, amount);
        }
    }

    @Override
    public void span(Subject subject, Measure measure, long fromMs, long toMs, long fromSeq, long toSeq) {
        var shareMs = interval.share(fromMs, toMs);
        if (shareMs > 0) {
            tally(subject).add(measure, shareMs);
        }
    }

    Interval interval() {
        return interval;
    }

    Tally tally(Subject subject) {
        return bySubject.computeIfAbsent(subject, any -> new Tally());
    }

    SortedMap<Subject, Tally> bySubject() {
        return bySubject;
    }

    Report report() {
        var rows = new TreeMap<Subject, Figures>();
        bySubject.forEach((subject, tally) -> rows.put(subject, tally.figures()));
        return new Report(interval, rows);
    }
}
