package dev.oneline.bench.relay;

import dev.oneline.bench.bridge.BridgeUnderTest;
import dev.oneline.bench.bridge.Figures;
import dev.oneline.bench.relay.Load.Line;
import dev.oneline.bench.relay.Load.Outcome;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.media.dtls.DtlsIdentity;
import dev.oneline.media.probe.BrowserProbe;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.probe.ProbeLoop;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The runs: loopback without a bridge, browsers with gateways, gateways among themselves. */
public final class RelayRuns {
    private static final int PCMA = 8;
    /** As a network card's interrupts: the bridge must not pay for waking us. */
    private static final long POLL_NS = 250_000;

    private static final long CONNECT_MS = 20_000;
    /** Long enough for the JIT to be done with the packet's path. */
    private static final double WARM_UP_SHARE = 0.75;

    private final int calls;
    private final double seconds;
    private final List<String> bridgeFlags;
    private final Load load = new Load();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** @param bridgeFlags added to the JVM flags of the bridge's process */
    public RelayRuns(int calls, double seconds, List<String> bridgeFlags) {
        this.calls = calls;
        this.seconds = seconds;
        this.bridgeFlags = bridgeFlags;
    }

    /** Runs everything and prints the figures. */
    public void runAll(PrintStream print) throws Exception {
        var out = new Figures(print);
        try (var loop = new ProbeLoop(POLL_NS);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Line> direct = directLines(loop);
            load.run(direct, seconds / 4);
            double directP99Ms = load.run(direct, seconds / 4).latencies().percentileMs(0.99);
            closeAll();
            relayBrowsers(out, loop, executor, directP99Ms);
            relayGateways(out, loop);
        }
        out.count("relay.calls", calls);
        out.machine();
    }

    private void relayBrowsers(Figures out, ProbeLoop loop, ExecutorService executor, double directP99Ms)
            throws Exception {
        try (var bridge = new BridgeUnderTest(bridgeFlags)) {
            List<Line> lines = browserCalls(bridge, loop, executor);
            load.run(lines, seconds * WARM_UP_SHARE);
            double cpuBefore = bridge.cpuSeconds();
            Outcome outcome = load.run(lines, seconds);
            double cpu = bridge.cpuSeconds() - cpuBefore;
            out.figure("relay.webrtc_rtp.cpu_pct_per_call", perCall(cpu, outcome), "%");
            out.figure("relay.webrtc_rtp.loss_pct", outcome.lossPercent(), "%");
            out.figure("relay.latency_p50_ms", outcome.latencies().percentileMs(0.5), "ms");
            out.figure("relay.latency_p99_ms", outcome.latencies().percentileMs(0.99), "ms");
            out.figure("relay.direct_latency_p99_ms", directP99Ms, "ms");
            double added = outcome.latencies().percentileMs(0.99) - directP99Ms;
            out.figure("relay.added_latency_p99_ms", Math.max(0, added), "ms");
            out.count("relay.bridge_threads", bridge.threads());
        } finally {
            closeAll();
        }
    }

    private void relayGateways(Figures out, ProbeLoop loop) throws Exception {
        try (var bridge = new BridgeUnderTest(bridgeFlags)) {
            List<Line> lines = gatewayCalls(bridge, loop);
            load.run(lines, seconds * WARM_UP_SHARE);
            double cpuBefore = bridge.cpuSeconds();
            Outcome outcome = load.run(lines, seconds);
            double cpu = bridge.cpuSeconds() - cpuBefore;
            out.figure("relay.rtp_rtp.cpu_pct_per_call", perCall(cpu, outcome), "%");
            out.figure("relay.rtp_rtp.loss_pct", outcome.lossPercent(), "%");
        } finally {
            closeAll();
        }
    }

    private List<Line> directLines(ProbeLoop loop) throws IOException {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 2 * calls; i++) {
            var sender = keep(new GatewayProbe(loop, load));
            var receiver = keep(new GatewayProbe(loop, load));
            sender.connect("m=audio " + receiver.address().getPort() + " RTP/AVP 8\r\n");
            lines.add(new Line(i, sender::send));
        }
        return lines;
    }

    private List<Line> browserCalls(BridgeUnderTest bridge, ProbeLoop loop, ExecutorService executor) throws Exception {
        var random = new SecureRandom();
        DtlsIdentity identity = DtlsIdentity.generate(random, Instant.now());
        var browsers = new ArrayList<BrowserProbe>();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < calls; i++) {
            String contact = "c" + i;
            GatewayProbe gateway = keep(new GatewayProbe(loop, load));
            BrowserProbe browser = keep(new BrowserProbe(loop, identity, random, executor, load));
            gateway.connect(bridge.sdp(
                    new MediaRequest.OpenRtpLeg("bench", contact, "p", gateway.offer(PCMA), List.of(), false)));
            browser.connect(bridge.sdp(new MediaRequest.OpenWebRtcLeg("bench", contact, "b", 1, browser.offer())));
            eachHearsTheOther(bridge, contact, "p", "b");
            browsers.add(browser);
            lines.add(new Line(2 * i, gateway::send));
            lines.add(new Line(2 * i + 1, browser::send));
        }
        for (BrowserProbe browser : browsers) {
            browser.awaitConnected(CONNECT_MS);
        }
        return lines;
    }

    private List<Line> gatewayCalls(BridgeUnderTest bridge, ProbeLoop loop) throws IOException {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < calls; i++) {
            String contact = "c" + i;
            for (String leg : List.of("p", "q")) {
                GatewayProbe gateway = keep(new GatewayProbe(loop, load));
                gateway.connect(bridge.sdp(
                        new MediaRequest.OpenRtpLeg("bench", contact, leg, gateway.offer(PCMA), List.of(), false)));
                lines.add(new Line(lines.size(), gateway::send));
            }
            eachHearsTheOther(bridge, contact, "p", "q");
        }
        return lines;
    }

    private static void eachHearsTheOther(BridgeUnderTest bridge, String contact, String one, String other)
            throws IOException {
        var plan = List.of(new LegPlan(one, new Hears.Leg(other)), new LegPlan(other, new Hears.Leg(one)));
        bridge.ask(new MediaRequest.ApplyMediaPlan("bench", contact, 1, plan));
    }

    private double perCall(double cpuSeconds, Outcome outcome) {
        return 100 * cpuSeconds / outcome.seconds() / calls;
    }

    private <P extends AutoCloseable> P keep(P probe) {
        open.add(probe);
        return probe;
    }

    private void closeAll() throws Exception {
        for (AutoCloseable probe : open) {
            probe.close();
        }
        open.clear();
    }
}
