package dev.oneline.core.whatif;

/**
 * Jain's fairness index, (Σx)² ÷ (n Σx²): 1 when all have the same, 1/n when one has everything (R. Jain, D. Chiu and W.
 * Hawe, DEC-TR-301, 1984).
 */
final class Jain {
    private Jain() {}

    static double index(double... shares) {
        var sum = 0.0;
        var squares = 0.0;
        for (var share : shares) {
            sum += share;
            squares += share * share;
        }
        return index(shares.length, sum, squares);
    }

    /** NaN of nobody; 1 when nobody has anything: then all have the same. */
    static double index(long count, double sum, double squares) {
        if (count == 0) {
            return Double.NaN;
        }
        return squares == 0 ? 1 : sum * sum / (count * squares);
    }
}
