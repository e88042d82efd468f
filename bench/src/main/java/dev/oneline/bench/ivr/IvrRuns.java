package dev.oneline.bench.ivr;

import dev.oneline.bench.bridge.BridgeUnderTest;
import dev.oneline.bench.bridge.Figures;
import dev.oneline.bench.bridge.MenuOwner;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.probe.ProbeLoop;
import dev.oneline.runtime.sound.G711;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Lets callers into menus, keeps them pressing keys, and takes the figures of a quiet stretch of that. */
public final class IvrRuns {
    private static final String LEG = "p";
    private static final long FRAME_NS = 20_000_000;
    /** Packets leave in so many bursts a frame: one at a time would be a wake-up each. */
    private static final int BURSTS = 20;
    /** As a network card's interrupts: the bridge must not pay for waking us. */
    private static final long POLL_NS = 250_000;

    /** Prompts are encoded, and the JIT is done with the packet's path. */
    private static final double WARM_UP_SECONDS = 15;

    private static final int MIN_PAUSE_FRAMES = 100;
    private static final int MAX_PAUSE_FRAMES = 300;
    private static final long SEED = 1;

    private final int count;
    private final double seconds;
    private final List<String> bridgeFlags;
    private final Random random = new Random(SEED);
    private final byte[] packet = new byte[256];
    private volatile Heard heard = new Heard();

    /** @param bridgeFlags added to the JVM flags of the bridge's process */
    public IvrRuns(int count, double seconds, List<String> bridgeFlags) {
        this.count = count;
        this.seconds = seconds;
        this.bridgeFlags = bridgeFlags;
    }

    private record Line(Caller caller, GatewayProbe probe) {}

    public void runAll(PrintStream print) throws Exception {
        var out = new Figures(print);
        try (var loop = new ProbeLoop(POLL_NS);
                var bridge = new BridgeUnderTest(bridgeFlags)) {
            var lines = new ArrayList<Line>();
            for (int i = 0; i < count; i++) {
                lines.add(call(i, bridge, loop));
            }
            var pauses = new int[count];
            for (int i = 0; i < count; i++) {
                pauses[i] = random.nextInt(MAX_PAUSE_FRAMES);
            }
            talk(lines, pauses, WARM_UP_SECONDS);
            double cpuBefore = bridge.cpuSeconds();
            heard = new Heard();
            double elapsed = talk(lines, pauses, seconds);
            Heard measured = heard;
            double cpu = bridge.cpuSeconds() - cpuBefore;
            print(out, measured, lines, 100 * cpu / elapsed);
            for (Line line : lines) {
                line.probe.close();
            }
        }
        out.machine();
    }

    private void print(Figures out, Heard measured, List<Line> lines, double cpuPercent) {
        out.count("ivr.callers", count);
        out.figure("ivr.key_event_to_prompt_p50_ms", measured.afterEvents.percentileMs(0.5), "ms");
        out.figure("ivr.key_event_to_prompt_p99_ms", measured.afterEvents.percentileMs(0.99), "ms");
        out.figure("ivr.key_tone_to_prompt_p50_ms", measured.afterTones.percentileMs(0.5), "ms");
        out.figure("ivr.key_tone_to_prompt_p99_ms", measured.afterTones.percentileMs(0.99), "ms");
        out.count("ivr.keys", measured.afterEvents.count() + measured.afterTones.count());
        out.count(
                "ivr.keys_unanswered",
                lines.stream().filter(line -> !line.caller.isIdle()).count());
        out.count("ivr.frames", measured.frames);
        out.count("ivr.frames_lost", measured.lost);
        out.count("ivr.underruns", measured.underruns);
        out.figure("ivr.lateness_p99_ms", measured.lateness.percentileMs(0.99), "ms");
        out.figure("ivr.cpu_pct", cpuPercent, "%");
        out.figure("ivr.cpu_pct_per_caller", cpuPercent / count, "%");
    }

    private Line call(int index, BridgeUnderTest bridge, ProbeLoop loop) throws IOException {
        boolean byTones = index % 2 == 1;
        var caller = new Caller(index + 1, byTones ? tone() : new byte[0], () -> heard);
        var probe = new GatewayProbe(loop, caller);
        String offer = probe.offer(Caller.PCMA);
        if (byTones) {
            offer = offer.replace(" 96\r\n", "\r\n").replace("a=rtpmap:96 telephone-event/8000\r\n", "");
        }
        String contact = "c" + index;
        probe.connect(bridge.sdp(new MediaRequest.OpenRtpLeg("bench", contact, LEG, offer, List.of(), false)));
        if (!(bridge.ask(MenuOwner.menu(contact, LEG, 1)) instanceof MediaReply.Done)) {
            throw new IOException("no menu for " + contact);
        }
        return new Line(caller, probe);
    }

    /** Everybody sends for a while; returns the seconds that it took. */
    private double talk(List<Line> lines, int[] pauses, double forSeconds) throws IOException {
        long frames = (long) (forSeconds * 1e9 / FRAME_NS);
        long beganNs = System.nanoTime();
        for (long frame = 0; frame < frames; frame++) {
            for (int burst = 0; burst < BURSTS; burst++) {
                awaitNs(beganNs + frame * FRAME_NS + burst * FRAME_NS / BURSTS);
                for (int i = burst; i < lines.size(); i += BURSTS) {
                    Line line = lines.get(i);
                    boolean press = --pauses[i] <= 0 && line.caller.isIdle();
                    if (press) {
                        pauses[i] = random.nextInt(MIN_PAUSE_FRAMES, MAX_PAUSE_FRAMES);
                    }
                    line.caller.send(line.probe, press, packet);
                }
            }
        }
        return (System.nanoTime() - beganNs) / 1e9;
    }

    /** The key 1 for 80 ms, −10 dBm0 each of its two tones (ITU-T Q.23). */
    private static byte[] tone() {
        var codes = new byte[640];
        for (int i = 0; i < codes.length; i++) {
            double seconds = i / 8_000.0;
            double sample = Math.sin(2 * Math.PI * 697 * seconds) + Math.sin(2 * Math.PI * 1_209 * seconds);
            codes[i] = G711.toALaw((short) (7_100 * sample));
        }
        return codes;
    }

    private static void awaitNs(long dueNs) {
        for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }
}
