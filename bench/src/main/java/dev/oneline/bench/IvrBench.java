package dev.oneline.bench;

import dev.oneline.bench.ivr.IvrRuns;

/**
 * {@code ./oneline bench ivr}: callers in menus. The media bridge runs alone in its own process and plays a menu to each of
 * them; every few seconds each presses a key, half of them by telephone-events and half by tones in the voice, and hears the
 * next menu. Prints how long that took, how many frames came too late to be played, and what a caller costs.
 */
public final class IvrBench {
    private IvrBench() {}

    /** @param args callers (500), seconds measured (30), then flags for the bridge's JVM */
    public static void main(String[] args) throws Exception {
        int callers = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 30;
        var flags = java.util.Arrays.stream(args).skip(2).toList();
        new IvrRuns(callers, seconds, flags).runAll(System.out);
    }
}
