package dev.oneline.media;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.media.dtls.DtlsIdentity;
import dev.oneline.media.leg.Limits;
import dev.oneline.media.probe.BrowserProbe;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.probe.ProbeLoop;
import dev.oneline.media.probe.RtpSink;
import dev.oneline.media.sound.Tone;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.bus.Registration;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real media bridge on loopback with a shard's owner that takes every report, and probes around it. */
final class Bridge implements AutoCloseable {
    static final Limits LIMITS =
            new Limits(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(10));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final SecureRandom random = new SecureRandom();
    final DtlsIdentity identity = DtlsIdentity.generate(random, Instant.now());
    final Vertx vertx = Vertx.vertx();
    final Node node;
    final MediaBridge bridge;
    final ProbeLoop loop = new ProbeLoop();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(1);
    private final List<Report> reports = new ArrayList<>();
    private final Map<String, byte[]> sounds = new ConcurrentHashMap<>();
    private Registration owner;
    private long version;

    Bridge() throws Exception {
        this(LIMITS, 100);
    }

    Bridge(Limits limits, int maxContacts) throws Exception {
        var meters = Metrics.registry();
        var bus = new Bus(vertx, meters);
        node = new Node(Node.newId(NodeKind.MEDIA, random), NodeKind.MEDIA, vertx, bus, meters, InstantSource.system());
        ownerComesBack();
        await(bus.serve(BusAddress.SOUNDS, SoundQuery.class, SoundChunk.class, query -> {
            byte[] wav = sounds.get(query.tenant() + " " + query.name());
            return Future.succeededFuture(
                    wav == null
                            ? SoundChunk.MISSING
                            : new SoundChunk(
                                    wav.length, new Octets(Arrays.copyOfRange(wav, query.offset(), wav.length))));
        }));
        bridge = new MediaBridge(
                node, new MediaConfig("127.0.0.1", 0, MediaConfig.DEFAULT_RTP_PORTS, List.of(), maxContacts, limits));
        await(bridge.start());
    }

    /** A backend has this sound of a tenant. */
    void keeps(String tenant, String name, byte[] wav) {
        sounds.put(tenant + " " + name, wav);
    }

    void ownerGoesAway() {
        await(owner.close());
    }

    void ownerComesBack() {
        owner = await(node.bus().serve(BusAddress.shard("demo"), HeldReport.class, ReportReply.class, held -> {
            var report = held.report();
            synchronized (reports) {
                reports.add(report);
                reports.notifyAll();
            }
            return Future.succeededFuture(ReportReply.taken());
        }));
    }

    BrowserProbe browser(RtpSink sink) throws IOException {
        return new BrowserProbe(loop, identity, random, executor, sink);
    }

    GatewayProbe gateway(RtpSink sink) throws IOException {
        return new GatewayProbe(loop, sink);
    }

    MediaReply ask(MediaRequest request) {
        return await(node.bus()
                .ask(BusAddress.media(node.nodeId()), request, MediaRequest.class, MediaReply.class, PATIENCE));
    }

    String openWebRtc(String contactId, String legId, long attempt, String offer) {
        return sdp(ask(new MediaRequest.OpenWebRtcLeg("demo", contactId, legId, attempt, offer)));
    }

    String openRtp(String contactId, String legId, String offer) {
        return sdp(ask(new MediaRequest.OpenRtpLeg("demo", contactId, legId, offer, List.of(), false)));
    }

    static String sdp(MediaReply reply) {
        if (reply instanceof MediaReply.Sdp sdp) {
            return sdp.sdp();
        }
        throw new AssertionError("refused: " + reply);
    }

    void plan(String contactId, LegPlan... legs) {
        MediaReply reply = ask(new MediaRequest.ApplyMediaPlan("demo", contactId, ++version, Arrays.asList(legs)));
        if (!(reply instanceof MediaReply.Done)) {
            throw new AssertionError("refused: " + reply);
        }
    }

    static LegPlan hears(String legId, String other) {
        return new LegPlan(legId, new Hears.Leg(other));
    }

    static LegPlan silent(String legId) {
        return new LegPlan(legId, new Hears.Silence());
    }

    static LegPlan plays(String legId, String playId, String name, boolean loop) {
        return new LegPlan(legId, new Hears.Prompt(playId, name, loop));
    }

    LegFigures figures(String contactId, String legId) {
        var legs = (MediaReply.Legs) ask(new MediaRequest.InspectContact(contactId));
        return legs.legs().stream()
                .filter(leg -> leg.legId().equals(legId))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for a report and takes it out. */
    Report awaitReport(Predicate<Report> which) throws InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE.toNanos();
        synchronized (reports) {
            while (true) {
                var found = reports.stream().filter(which).findFirst();
                if (found.isPresent()) {
                    reports.remove(found.get());
                    return found.get();
                }
                long leftMs = (untilNs - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0) {
                    throw new AssertionError("no such report among " + reports);
                }
                reports.wait(leftMs);
            }
        }
    }

    void awaitConnected(String legId) throws InterruptedException {
        awaitReport(report -> report instanceof Report.LegConnected connected
                && connected.legId().equals(legId));
    }

    List<Report> reportsSoFar() {
        synchronized (reports) {
            return List.copyOf(reports);
        }
    }

    /** Speaks a tone in real time until the bridge closes. */
    void speak(Tone tone, Speaker speaker) {
        var packet = new byte[1_600];
        var unused = pace.scheduleAtFixedRate(
                () -> {
                    try {
                        speaker.send(packet, tone.next(packet));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        pace.shutdownNow();
        await(bridge.stop());
        loop.close();
        executor.shutdownNow();
        await(vertx.close());
    }

    interface Speaker {
        void send(byte[] packet, int length) throws IOException;
    }
}
