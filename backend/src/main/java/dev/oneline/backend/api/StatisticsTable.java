package dev.oneline.backend.api;

import dev.oneline.backend.http.Answer;
import dev.oneline.backend.statistics.StatisticsConfig;
import dev.oneline.backend.text.Words;
import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.statistics.Figure;
import dev.oneline.core.statistics.Figures;
import dev.oneline.core.statistics.Interval;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Report;
import dev.oneline.core.statistics.Subject;
import dev.oneline.core.statistics.Subject.Kind;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports as rows, one for each interval and subject of whom something was found. */
record StatisticsTable(
        Kind kind,
        Unit unit,
        StatisticsConfig config,
        Map<String, String> names,
        Map<String, ServiceTarget> targets,
        long nowMs) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULAS = "=+-@\t\r";

    /** The contract's Statistics. */
    record Reply(String zone, String interval, long asOfMs, long lastSeq, long fromMs, long toMs, List<Row> rows) {}

    /** The contract's StatisticsRow. */
    record Row(
            long fromMs,
            long toMs,
            String id,
            String name,
            @Nullable ServiceTarget target,
            SortedMap<String, Long> figures,
            SortedMap<String, SortedMap<String, Long>> parts,
            @Nullable Double serviceLevel,
            @Nullable Long averageSpeedOfAnswerMs,
            @Nullable Long averageHandleTimeMs,
            @Nullable Long meanWaitMs,
            @Nullable Double occupancy,
            long signedInMs) {}

    List<Row> rows(Report report) {
        return report.rows().keySet().stream()
                .filter(subject -> subject.kind() == kind)
                .map(Subject::id)
                .distinct()
                .map(id -> row(report.interval(), id, kind == Kind.QUEUE ? report.queue(id) : report.agent(id)))
                .toList();
    }

    Reply reply(long lastSeq, List<Interval> intervals, List<Row> rows) {
        return new Reply(
                config.zone().getId(),
                Words.of(unit),
                nowMs,
                lastSeq,
                intervals.getFirst().fromMs(),
                intervals.getLast().toMs(),
                rows);
    }

    private Row row(Interval interval, String id, Figures figures) {
        var numbers = new TreeMap<String, Long>();
        var parts = new TreeMap<String, SortedMap<String, Long>>();
        for (var figure : Figure.values()) {
            var byDetail = figures.parts(figure);
            if (!byDetail.isEmpty()) {
                numbers.put(Words.of(figure), figures.of(figure));
            }
            byDetail.remove("");
            if (!byDetail.isEmpty()) {
                parts.put(Words.of(figure), byDetail);
            }
        }
        return new Row(
                interval.fromMs(),
                interval.toMs(),
                id,
                names.getOrDefault(id, id),
                targets.get(id),
                numbers,
                parts,
                ratio(figures.serviceLevel()),
                wholeMs(figures.averageSpeedOfAnswerMs()),
                wholeMs(figures.averageHandleTimeMs()),
                wholeMs(figures.meanWaitMs()),
                ratio(figures.occupancy()),
                figures.signedInMs());
    }

    /** RFC 4180, with the mark by which spreadsheets know UTF-8. */
    Answer csv(List<Row> rows) {
        var lines = new StringBuilder(BYTE_ORDER_MARK);
        var header = new ArrayList<String>(List.of("from", "to", "id", "name"));
        for (var figure : Figure.values()) {
            header.add(Words.of(figure));
        }
        header.addAll(List.of(
                "service-level",
                "average-speed-of-answer-ms",
                "average-handle-time-ms",
                "mean-wait-ms",
                "occupancy",
                "signed-in-ms"));
        line(lines, header);
        rows.forEach(row -> line(lines, cells(row)));
        var subjects = kind == Kind.QUEUE ? "queues" : "agents";
        return Answer.text("text/csv; charset=utf-8", lines.toString())
                .with("Content-Disposition", "attachment; filename=\"oneline-" + subjects + ".csv\"");
    }

    private List<String> cells(Row row) {
        var cells = new ArrayList<String>(List.of(time(row.fromMs()), time(row.toMs()), row.id(), row.name()));
        for (var figure : Figure.values()) {
            cells.add(String.valueOf(row.figures().getOrDefault(Words.of(figure), 0L)));
        }
        cells.add(text(row.serviceLevel()));
        cells.add(text(row.averageSpeedOfAnswerMs()));
        cells.add(text(row.averageHandleTimeMs()));
        cells.add(text(row.meanWaitMs()));
        cells.add(text(row.occupancy()));
        cells.add(String.valueOf(row.signedInMs()));
        return cells;
    }

    private String time(long atMs) {
        return Instant.ofEpochMilli(atMs).atZone(config.zone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static void line(StringBuilder lines, List<String> cells) {
        lines.append(String.join(",", cells.stream().map(StatisticsTable::cell).toList()))
                .append("\r\n");
    }

    private static String cell(String text) {
        // A name that begins like a formula must not become one.
        var safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable Double ratio(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Long wholeMs(OptionalDouble value) {
        return value.isPresent() ? Math.round(value.getAsDouble()) : null;
    }
}
