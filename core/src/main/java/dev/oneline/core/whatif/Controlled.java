package dev.oneline.core.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Independent replications of a scenario, each figure regressed on two controls whose means are known exactly: the arrival
 * rate and the mean handling time that a replication happened to draw. What they explain of the scatter needs no further
 * replications (S. Lavenberg, P. Welch, <i>A perspective on the use of control variables to increase the efficiency of
 * Monte Carlo simulations</i>, Management Science 27, 1981).
 */
final class Controlled {
    private static final int CONTROLS = 2;

    private final List<Replication> replications;
    private final double ratePerS;
    private final double handlingS;

    private record Replication(Figures figures, double ratePerS, double handlingS) {}

    private Controlled(List<Replication> replications, double ratePerS, double handlingS) {
        this.replications = replications;
        this.ratePerS = ratePerS;
        this.handlingS = handlingS;
    }

    static Controlled run(Function<Integer, Day> days, int count, long warmUpMs, Erlang.Load load) {
        var replications = IntStream.range(0, count)
                .mapToObj(nth -> replication(days.apply(nth), warmUpMs))
                .toList();
        return new Controlled(replications, load.arrivalsPerS(), load.handlingS());
    }

    private static Replication replication(Day day, long warmUpMs) {
        var countedMs = day.endMs() - warmUpMs;
        var figures = Study.run(day, new Windows(warmUpMs, countedMs, 1), ServiceRule.IN_20_S)
                .figures()
                .getFirst();
        var handling = day.customers().stream()
                .filter(customer -> customer.arriveAtMs() >= warmUpMs)
                .mapToLong(Customer::handlingMs)
                .summaryStatistics();
        return new Replication(figures, handling.getCount() * 1e3 / countedMs, handling.getAverage() / 1e3);
    }

    /** With half its 99 % confidence interval, by Student's t of the degrees of freedom that the controls leave. */
    Estimate estimate(Function<Figures, Estimate> figure) {
        var count = replications.size();
        var values = replications.stream()
                .mapToDouble(each -> figure.apply(each.figures()).value())
                .toArray();
        var rates = new Centred(replications.stream()
                .mapToDouble(each -> each.ratePerS() - ratePerS)
                .toArray());
        var handlings = new Centred(replications.stream()
                .mapToDouble(each -> each.handlingS() - handlingS)
                .toArray());
        var y = new Centred(values);
        var aa = product(rates.deviations, rates.deviations);
        var ab = product(rates.deviations, handlings.deviations);
        var bb = product(handlings.deviations, handlings.deviations);
        var ay = product(rates.deviations, y.deviations);
        var by = product(handlings.deviations, y.deviations);
        var determinant = aa * bb - ab * ab;
        var slopeA = (ay * bb - by * ab) / determinant;
        var slopeB = (by * aa - ay * ab) / determinant;
        var unexplained = product(y.deviations, y.deviations) - slopeA * ay - slopeB * by;
        var freedom = count - 1 - CONTROLS;
        var a = rates.mean;
        var b = handlings.mean;
        var leverage = 1.0 / count + (a * a * bb - 2 * a * b * ab + b * b * aa) / determinant;
        var half = StudentT.twoSided(Study.CONFIDENCE, freedom) * Math.sqrt(unexplained / freedom * leverage);
        return new Estimate(y.mean - slopeA * a - slopeB * b, half);
    }

    private static final class Centred {
        final double mean;
        final double[] deviations;

        Centred(double[] values) {
            mean = Arrays.stream(values).sum() / values.length;
            deviations = Arrays.stream(values).map(value -> value - mean).toArray();
        }
    }

    private static double product(double[] left, double[] right) {
        var sum = 0.0;
        for (var i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
