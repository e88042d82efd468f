package dev.oneline.core.whatif;

import java.util.List;

/**
 * What came of a variant, or how much one exceeds another; plain data.
 *
 * @param observations replications or batches that the intervals are taken from
 * @param figures the whole tenant first, then each queue
 */
public record Report(String name, int observations, double confidence, ServiceRule rule, List<Figures> figures) {
    public Report {
        figures = List.copyOf(figures);
    }

    public static Report of(String name, Study study, ServiceRule rule) {
        return new Report(name, study.count(), Study.CONFIDENCE, rule, study.figures());
    }

    /** Of {@code other} over {@code base}, pair by pair. */
    public static Report difference(String name, Study base, Study other, ServiceRule rule) {
        return new Report(name, base.count(), Study.CONFIDENCE, rule, base.differences(other));
    }
}
