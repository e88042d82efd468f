package dev.oneline.bench;

import dev.oneline.bench.relay.RelayRuns;

/**
 * {@code ./oneline bench relay}: what relaying a call costs the media bridge, which runs alone in its own process while
 * this one makes the load. Prints {@code relay.webrtc_rtp.cpu_pct_per_call}, {@code relay.webrtc_rtp.loss_pct}, {@code
 * relay.added_latency_p99_ms}, {@code relay.rtp_rtp.cpu_pct_per_call} and the machine. 100 % is one core; a call is both
 * directions of G.711 with 20 ms a packet.
 */
public final class RelayBench {
    private RelayBench() {}

    /** @param args calls (100), seconds measured (20), then flags for the bridge's JVM */
    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 20;
        var flags = java.util.Arrays.stream(args).skip(2).toList();
        new RelayRuns(calls, seconds, flags).runAll(System.out);
    }
}
