package dev.oneline.core.whatif;

/**
 * A stream of pseudo-random numbers that is a function of its key: SplitMix64 (G. Steele, D. Lea, C. Flood, <i>Fast
 * splittable pseudorandom number generators</i>, OOPSLA 2014). Each purpose and each customer has a stream of its own, so
 * that two variants of a day see the same customers whatever else differs: common random numbers.
 */
public final class Draws {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** What a stream is for. Order matters not; a new one doesn't disturb the others. */
    public enum Purpose {
        ARRIVALS(1),
        HANDLING(2),
        WRAP_UP(3),
        PATIENCE(4),
        ANSWER(5),
        DEMAND(6);

        private final long key;

        Purpose(long key) {
            this.key = key;
        }
    }

    /** @param keys for example the replication, the queue, the customer */
    public static Draws of(long seed, Purpose purpose, long... keys) {
        var state = mix(seed + GOLDEN_GAMMA);
        state = mix(state ^ mix(purpose.key * GOLDEN_GAMMA));
        for (var key : keys) {
            state = mix(state + mix((key + 1) * GOLDEN_GAMMA));
        }
        return new Draws(state);
    }

    /** Uniform in (0, 1]: its logarithm is finite. */
    public double uniform() {
        state += GOLDEN_GAMMA;
        return ((mix(state) >>> 11) + 1) * TO_UNIT;
    }

    /** Of mean 1. */
    public double exponential() {
        return -Math.log(uniform());
    }

    /** Of mean 0 and variance 1, by Box and Muller. */
    public double normal() {
        return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    }

    private static long mix(long bits) {
        var z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
