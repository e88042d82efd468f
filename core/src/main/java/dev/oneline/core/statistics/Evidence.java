package dev.oneline.core.statistics;

import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Subject.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is made of: found again in the log, when somebody asks, by the reading that made the figure.
 *
 * @param value the figure
 * @param count how many items it is made of
 * @param items the first of them in the order in which they were settled, at most as many as were asked for; of a longest
 *     time, only those that are as long
 */
public record Evidence(long value, long count, List<Item> items) {
    public Evidence {
        items = List.copyOf(items);
    }

    /**
     * @param detail a cause or reason, or null: all of them
     * @param interval need not be made of half-hours
     */
    public record Question(
            Kind kind, String id, Figure figure, @Nullable String detail, Interval interval) {
        boolean about(Subject subject, Measure measure) {
            return subject.kind() == kind
                    && subject.id().equals(id)
                    && measure.figure() == figure
                    && (detail == null || measure.detail().equals(detail));
        }
    }

    /**
     * @param amount what it adds to the figure: 1, or milliseconds
     * @param seqs the events that prove it; the beginning alone of what still goes on
     */
    public record Item(long amount, List<Long> seqs) {
        public Item {
            seqs = List.copyOf(seqs);
        }
    }

    /** The sequence numbers of all items. */
    public SortedSet<Long> seqs() {
        var seqs = new TreeSet<Long>();
        items.forEach(item -> seqs.addAll(item.seqs()));
        return seqs;
    }

    /**
     * @param log from its first event on
     * @param atMs until when what goes on at the log's end is counted
     */
    public static Evidence find(
            Iterable<Recorded> log, StatisticsRules rules, Question question, int maxItems, long atMs) {
        var search = new Search(question, maxItems);
        var reading = new LogReading(rules, search);
        log.forEach(reading::read);
        reading.findOpen(atMs, search);
        return search.evidence();
    }

    /** @param log the events that follow the snapshot; what was settled before it isn't found */
    public static Evidence find(
            StatisticsSnapshot snapshot, Iterable<Recorded> log, Question question, int maxItems, long atMs) {
        var reader = new Reader(snapshot, question, maxItems);
        log.forEach(reader::read);
        return reader.evidence(atMs);
    }

    /** Finds while the events that follow a snapshot are read, however they come. */
    public static final class Reader {
        private final Search search;
        private final LogReading reading;

        public Reader(StatisticsSnapshot snapshot, Question question, int maxItems) {
            search = new Search(question, maxItems);
            reading = new LogReading(snapshot.rules(), snapshot, search);
        }

        public void read(Recorded recorded) {
            reading.read(recorded);
        }

        /** Once, after the last event: what goes on is counted until {@code atMs}. */
        public Evidence evidence(long atMs) {
            reading.findOpen(atMs, search);
            return search.evidence();
        }
    }

    private static final class Search implements Findings {
        private final Question question;
        private final int maxItems;
        private final List<Item> items = new ArrayList<>();
        private long value;
        private long count;

        Search(Question question, int maxItems) {
            this.question = question;
            this.maxItems = maxItems;
        }

        @Override
        public void count(Subject subject, Measure measure, long atMs, long amount, long... seqs) {
            if (question.about(subject, measure) && question.interval.holds(atMs)) {
                add(amount, Arrays.stream(seqs).boxed().toList());
            }
        }

        @Override
        public void span(Subject subject, Measure measure, long fromMs, long toMs, long fromSeq, long toSeq) {
            if (question.about(subject, measure)) {
                var seqs = toSeq == 0 ? List.of(fromSeq) : List.of(fromSeq, toSeq);
                add(question.interval.share(fromMs, toMs), seqs);
            }
        }

        private void add(long amount, List<Long> seqs) {
            if (amount == 0) {
                return;
            }
            var merged = question.figure.merge(value, amount);
            if (question.figure.longest()) {
                if (amount < merged) {
                    return;
                }
                if (value < merged) {
                    items.clear();
                    count = 0;
                }
            }
            value = merged;
            count++;
            if (items.size() < maxItems) {
                items.add(new Item(amount, seqs));
            }
        }

        Evidence evidence() {
            return new Evidence(value, count, items);
        }
    }
}
