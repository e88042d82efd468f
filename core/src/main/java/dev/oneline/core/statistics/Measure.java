package dev.oneline.core.statistics;

import java.util.Comparator;

/**
 * A figure, or the part of it with one cause or reason.
 *
 * @param detail empty where the figure has no parts
 */
public record Measure(Figure figure, String detail) implements Comparable<Measure> {
    private static final Comparator<Measure> ORDER =
            Comparator.comparing(Measure::figure).thenComparing(Measure::detail);

    static Measure of(Figure figure) {
        return new Measure(figure, "");
    }

    @Override
    public int compareTo(Measure other) {
        return ORDER.compare(this, other);
    }
}
