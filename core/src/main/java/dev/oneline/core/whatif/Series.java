package dev.oneline.core.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure's independent observations, by replication or by batch. A ratio's are its linear parts (the delta method for a
 * ratio estimator): their mean is the ratio of the sums, which a mean of ratios isn't where busy windows also wait longer.
 */
final class Series {
    private final double[] values;

    private Series(double[] values) {
        this.values = values;
    }

    static Series of(List<Observation> observations, ToDoubleFunction<Observation> figure) {
        return new Series(observations.stream().mapToDouble(figure).toArray());
    }

    /** Undefined (NaN) throughout when the denominators are nothing. */
    static Series ratio(
            List<Observation> observations,
            ToDoubleFunction<Observation> numerator,
            ToDoubleFunction<Observation> denominator) {
        var parts = observations.stream().mapToDouble(numerator).toArray();
        var wholes = observations.stream().mapToDouble(denominator).toArray();
        var whole = Arrays.stream(wholes).sum();
        var ratio = Arrays.stream(parts).sum() / whole;
        var linear = new double[parts.length];
        for (var i = 0; i < linear.length; i++) {
            linear[i] = ratio + (parts[i] - ratio * wholes[i]) * linear.length / whole;
        }
        return new Series(linear);
    }

    /** Pair by pair: with common random numbers most of the scatter goes away. */
    Series minus(Series other) {
        var differences = new double[values.length];
        for (var i = 0; i < differences.length; i++) {
            differences[i] = values[i] - other.values[i];
        }
        return new Series(differences);
    }

    Estimate estimate(double confidence) {
        var defined =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (defined.length == 0) {
            return Estimate.NONE;
        }
        var count = defined.length;
        var mean = Arrays.stream(defined).sum() / count;
        if (count == 1) {
            return new Estimate(mean, null);
        }
        var squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        var error = Math.sqrt(squares / (count - 1) / count);
        return new Estimate(mean, StudentT.twoSided(confidence, count - 1) * error);
    }
}
