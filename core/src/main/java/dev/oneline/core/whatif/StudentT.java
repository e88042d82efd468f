package dev.oneline.core.whatif;

/** Student's t distribution with whole degrees of freedom, by its finite series (Abramowitz and Stegun 26.7.3, 26.7.4). */
final class StudentT {
    private static final int BISECTIONS = 200;

    private StudentT() {}

    /** The t that |T| stays below with that probability. */
    static double twoSided(double probability, int degrees) {
        if (degrees < 1 || !(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("no such quantile");
        }
        // The angle atan(t/√ν) is in (0, π/2), whatever t is.
        var low = 0.0;
        var high = Math.PI / 2;
        for (var i = 0; i < BISECTIONS; i++) {
            var middle = (low + high) / 2;
            if (within(middle, degrees) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tan(low) * Math.sqrt(degrees);
    }

    private static double within(double angle, int degrees) {
        var sine = Math.sin(angle);
        var cosine = Math.cos(angle);
        var odd = degrees % 2 == 1;
        var term = odd ? cosine : 1;
        var sum = degrees == 1 ? 0 : term;
        for (var i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
            term *= cosine * cosine * (i - 1) / i;
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }
}
