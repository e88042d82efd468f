package dev.oneline.core.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report as aligned text: a line for each figure, a column for the whole and for each queue. */
public final class Table {
    private static final String UNDEFINED = "-";
    private static final int PERCENT = 100;

    private Table() {}

    private record Line(String label, int decimals, double scale, Function<Figures, Estimate> figure) {}

    private static List<Line> lines(ServiceRule rule) {
        return List.of(
                new Line("offered", 1, 1, Figures::offered),
                new Line("answered", 1, 1, Figures::answered),
                new Line("abandoned", 1, 1, Figures::abandoned),
                new Line("refused", 1, 1, Figures::refused),
                new Line("overflowed", 1, 1, Figures::overflowed),
                new Line("turned away", 1, 1, Figures::turnedAway),
                new Line("called back", 1, 1, Figures::calledBack),
                new Line("service level in " + within(rule) + ", %", 1, PERCENT, Figures::serviceLevel),
                new Line("abandoned, %", 1, PERCENT, Figures::abandonRate),
                new Line("ASA, s", 1, 1, Figures::asaS),
                new Line("longest wait, s", 1, 1, Figures::maxWaitS),
                new Line("AHT, s", 1, 1, Figures::ahtS),
                new Line("occupancy, %", 1, PERCENT, Figures::occupancy),
                new Line("fairness of agents", 3, 1, Figures::agentFairness),
                new Line("fairness of waits", 3, 1, Figures::waitFairness),
                new Line("fairness of queues", 3, 1, Figures::queueFairness));
    }

    /** As in {@code 20 s (sales 30 s)}. */
    private static String within(ServiceRule rule) {
        var own = new TreeMap<>(rule.withinMsByQueue())
                .entrySet().stream()
                        .map(queue -> queue.getKey() + " " + seconds(queue.getValue()))
                        .collect(Collectors.joining(", "));
        return seconds(rule.withinMs()) + (own.isEmpty() ? "" : " (" + own + ")");
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.0f s", ms / 1_000.0);
    }

    public static String of(Report report) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add(report.name());
        report.figures().forEach(each -> head.add(each.queueId().isEmpty() ? "all" : each.queueId()));
        rows.add(head);
        for (var line : lines(report.rule())) {
            var row = new ArrayList<String>();
            row.add(line.label());
            report.figures().forEach(each -> row.add(cell(line, line.figure().apply(each))));
            rows.add(row);
        }
        return aligned(rows);
    }

    private static String cell(Line line, Estimate estimate) {
        var value = estimate.value();
        if (value == null) {
            return UNDEFINED;
        }
        var half = estimate.halfWidth();
        return number(line, value) + (half == null ? "" : " ±" + number(line, half));
    }

    private static String number(Line line, double value) {
        return String.format(Locale.ROOT, "%." + line.decimals() + "f", value * line.scale());
    }

    /** The first column to the left, the others to the right. */
    private static String aligned(List<List<String>> rows) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(row.getFirst()).repeat(' ', widths[0] - row.getFirst().length());
            for (var i = 1; i < widths.length; i++) {
                text.repeat(' ', 2 + widths[i] - row.get(i).length()).append(row.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
