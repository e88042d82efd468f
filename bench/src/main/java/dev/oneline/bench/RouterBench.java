package dev.oneline.bench;

import dev.oneline.bench.router.RouterFigures;

/**
 * {@code ./oneline bench router}: what a decision of the shard costs, by JMH, in about three minutes. Prints {@code
 * router.decisions_per_s} (of the thread's processor time), {@code router.alloc_b_per_decision}, the curve over the number
 * of agents and its {@code router.growth_exponent}.
 */
public final class RouterBench {
    private RouterBench() {}

    /** @param args {@code -v}: JMH's own report, too */
    public static void main(String[] args) throws Exception {
        RouterFigures.print(System.out, args.length > 0 && args[0].equals("-v"));
    }
}
