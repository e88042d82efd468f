package dev.oneline.core.statistics;

import dev.oneline.core.statistics.Subject.Kind;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of an interval. A subject of whom nothing was found has no row. */
public record Report(Interval interval, SortedMap<Subject, Figures> rows) {
    public Report {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** Over all channels. */
    public Figures queue(String queueId) {
        return over(Kind.QUEUE, queueId);
    }

    /** Over all channels, and with his states. */
    public Figures agent(String agentId) {
        return over(Kind.AGENT, agentId);
    }

    public Figures of(Subject subject) {
        return Objects.requireNonNullElse(rows.get(subject), Figures.NONE);
    }

    private Figures over(Kind kind, String id) {
        var all = Figures.NONE;
        // A subject without a channel comes first.
        for (var row : rows.tailMap(new Subject(kind, id, null)).entrySet()) {
            if (row.getKey().kind() != kind || !row.getKey().id().equals(id)) {
                break;
            }
            all = all.and(row.getValue());
        }
        return all;
    }
}
