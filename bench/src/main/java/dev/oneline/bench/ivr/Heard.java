package dev.oneline.bench.ivr;

import dev.oneline.bench.bridge.Latencies;

/** What all callers heard in one stretch of time. Written by the thread that reads, all but when it is taken over. */
final class Heard {
    final Latencies afterEvents = new Latencies();
    final Latencies afterTones = new Latencies();
    /** How much later a frame came than the earliest of its stream, by their timestamps. */
    final Latencies lateness = new Latencies();

    long frames;
    long underruns;
    long lost;
}
