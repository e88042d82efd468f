package dev.oneline.sip;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.contract.bus.Trunks;
import dev.oneline.contract.bus.TrunksQuery;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.bus.Registration;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A real bus with a shard, a media bridge and a configuration of the simplest sort, and a SIP bridge among them. */
final class OtherSide {
    static final String TENANT = "demo";
    static final String MEDIA_NODE = "media-test";
    static final String LOOPBACK = "127.0.0.1";
    static final long PATIENCE_S = 20;

    final Vertx vertx = Vertx.vertx();
    final PrometheusMeterRegistry meters = Metrics.registry();
    final Bus bus = new Bus(vertx, meters);
    final Node node = new Node(
            Node.newId(NodeKind.SIP, RandomGenerator.getDefault()),
            NodeKind.SIP,
            vertx,
            bus,
            meters,
            InstantSource.system());
    final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    final BlockingQueue<MediaRequest> mediaRequests = new LinkedBlockingQueue<>();
    private final List<Registration> registrations = new ArrayList<>();

    private Registration shard;

    volatile boolean answersCalls = true;
    volatile Function<Report.CallArrived, ReportReply> judge = arrived -> ReportReply.taken();
    volatile Function<MediaRequest, MediaReply> media = OtherSide::describe;
    volatile List<Trunk> trunks = List.of(demoE1());

    /** The demo's E1: 30 channels. */
    static Trunk demoE1() {
        return new Trunk(TENANT, "e1", "Demo E1", List.of(LOOPBACK), 30, List.of("PCMA", "PCMU"), false, null);
    }

    void serveAll() throws Exception {
        serveShard();
        registrations.add(
                await(bus.serve(BusAddress.media(MEDIA_NODE), MediaRequest.class, MediaReply.class, request -> {
                    mediaRequests.add(request);
                    return Future.succeededFuture(media.apply(request));
                })));
        registrations.add(await(bus.serve(
                BusAddress.TRUNKS,
                TrunksQuery.class,
                Trunks.class,
                query -> Future.succeededFuture(new Trunks(trunks)))));
    }

    void serveShard() throws Exception {
        shard = await(bus.serve(BusAddress.shard(TENANT), HeldReport.class, ReportReply.class, held -> {
            var report = held.report();
            reports.add(report);
            if (!(report instanceof Report.CallArrived arrived)) {
                return Future.succeededFuture(ReportReply.taken());
            }
            ReportReply reply = judge.apply(arrived);
            if (answersCalls && reply.refusal() == null) {
                // The answer is an effect, released with the reply: they may overtake one another.
                var unused = answer(arrived.contactId());
            }
            return Future.succeededFuture(reply);
        }));
    }

    /** The backend dies; nobody serves the shard. */
    void stopShard() throws Exception {
        await(shard.close());
    }

    Future<SipReply> answer(String contactId) {
        return ask(new SipRequest.AnswerCall(contactId, contactId + ":customer", MEDIA_NODE));
    }

    Future<SipReply> ask(SipRequest request) {
        return bus.ask(
                BusAddress.sip(node.nodeId()), request, SipRequest.class, SipReply.class, Duration.ofSeconds(10));
    }

    <R extends Report> R nextReport(Class<R> type) throws InterruptedException {
        while (true) {
            Report report = reports.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (report == null) {
                throw new AssertionError("no " + type.getSimpleName() + " was reported");
            }
            if (type.isInstance(report)) {
                return type.cast(report);
            }
        }
    }

    <M extends MediaRequest> M nextMediaRequest(Class<M> type) throws InterruptedException {
        while (true) {
            MediaRequest request = mediaRequests.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no " + type.getSimpleName() + " was asked for");
            }
            if (type.isInstance(request)) {
                return type.cast(request);
            }
        }
    }

    double count(String meter, String... tags) {
        var counter = meters.find(meter).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    void close() throws Exception {
        stopShard();
        for (Registration registration : registrations) {
            await(registration.close());
        }
        await(vertx.close());
    }

    /** An offer or an answer as a media bridge would write it; the direction mirrors that of the other side. */
    static MediaReply describe(MediaRequest request) {
        String remote =
                switch (request) {
                    case MediaRequest.OpenRtpLeg open -> open.remoteSdp();
                    case MediaRequest.UpdateRtpLeg update -> update.remoteSdp();
                    default -> throw new AssertionError("a SIP bridge doesn't ask for this: " + request);
                };
        String direction = "sendrecv";
        if (remote != null && remote.contains("a=sendonly")) {
            direction = "recvonly";
        } else if (remote != null && (remote.contains("a=inactive") || remote.contains("c=IN IP4 0.0.0.0"))) {
            direction = "inactive";
        }
        return new MediaReply.Sdp("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 20000 RTP/AVP 8 0\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=" + direction
                + "\r\n");
    }
}
