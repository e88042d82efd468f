package dev.oneline.bench.router;

import java.util.SortedMap;

/** How a cost grows with a size. */
final class Growth {
    private Growth() {}

    /** Least squares in log-log: 0 when the cost doesn't grow, 1 when it grows as the size does. */
    static double exponent(SortedMap<Integer, Double> costBySize) {
        var n = costBySize.size();
        double sumX = 0;
        double sumY = 0;
        double sumXY = 0;
        double sumXX = 0;
        for (var entry : costBySize.entrySet()) {
            var x = Math.log(entry.getKey());
            var y = Math.log(entry.getValue());
            sumX += x;
            sumY += y;
            sumXY += x * y;
            sumXX += x * x;
        }
        return (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX);
    }
}
